import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Bundler, bundle, bundlers } from "./bundle.ts";
import { findChromium, runInChromium } from "./chromium.ts";
import { type Compilation, compilations, compile } from "./compile.ts";
import { type Installation, installClients } from "./installation.ts";
import { findNodes, runInNode } from "./runs.ts";
import { expected } from "./stub.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await installClients();
});
afterAll(() => installation?.remove());

describe("the packed client compiles with every strict option at once, dependencies' declarations included", () => {
  // Each option alone, and TypeScript 5.9 and 6, are cells of `pnpm conformance`.
  const strictest = compilations(["5.5", "7.0"]).filter(({ setting }) => setting === "all");
  test.each(strictest)("TypeScript $compiler, $resolution, $place", async (each) => {
    expect((await compile(installation, ["program.ts", "optional-entries.ts"], each)).ours).toEqual([]);
  });

  test("and a program that misuses it does not", async () => {
    const each = strictest.at(-1) as Compilation;
    const { ours } = await compile(installation, ["misuse.ts"], each);
    expect(ours.map((line) => /misuse\.ts\((\d+),.*(TS\d+)/.exec(line)?.slice(1).join(" "))).toEqual([
      "6 TS2353",
      "8 TS2322",
      "9 TS2367",
    ]);
  });
});

describe("the packed client runs", async () => {
  const nodes = await findNodes();
  test.each(nodes.filter(({ major }) => major >= 20))("on Node $major", async ({ path }) => {
    expect(await runInNode(installation, "main.js", path)).toEqual(expected);
  });

  const chromium = findChromium();
  if (chromium === undefined) process.stderr.write("SKIPPED: there is no Chromium; install it, or set CHROMIUM_PATH\n");
  test.runIf(chromium)("in Chromium, unbundled", async () => {
    expect(await runInChromium(installation, chromium ?? "")).toEqual(expected);
  });
});

describe.each(Object.keys(bundlers) as Bundler[])("%s", (bundler) => {
  test("bundles the packed client without a warning, and the bundle works", async () => {
    const { warnings, file } = await bundle(installation, "main.js", bundler);
    expect(warnings).toEqual([]);
    expect(await runInNode(installation, file)).toEqual(expected);
  });

  test("keeps nothing of the operations that are not imported", async () => {
    const { code, warnings } = await bundle(installation, "one-operation.js", bundler);
    expect(warnings).toEqual([]);
    expect(code).toContain("/invoicing/runs/{runId}");
    const others = [
      "/cancel",
      "/events",
      "/timeline",
      "/trigger",
      "{?",
      "nextCursor",
      "text/event-stream",
      "RUN_FAILED",
    ];
    expect(others.filter((text) => code.includes(text))).toEqual([]);
  });
});
