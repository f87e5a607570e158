import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { hostSettings } from "../../src/config/settings.ts";
import { createCoreHost } from "../support/core-host.ts";
import { root } from "../support/test-config.ts";

const page = readFileSync(join(root, "docs/host.md"), "utf8");

/** Rows of the table whose head begins with `first`, as cells. */
function table(first: string): string[][] {
  const [, rows = ""] = new RegExp(`\\| ${first} \\|.*\\n\\|[-|]+\\|\\n((?:\\|.*\\n)+)`).exec(page) ?? [];
  return rows
    .trimEnd()
    .split("\n")
    .map((row) =>
      row
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    );
}

const sources = fileURLToPath(new URL("../../src/", import.meta.url));
const code = readdirSync(sources, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
  .map((path) => readFileSync(join(sources, path), "utf8"))
  .join("\n");

it("names every setting as the host reads it", () => {
  expect(table("variable")).toEqual(
    hostSettings.map(({ variable, description, default: fallback }) => [`\`${variable}\``, description, fallback]),
  );
});

it("names every problem that the host makes, with its status", () => {
  const made = [...code.matchAll(/status: (\d{3}),\s+code: "([A-Z_]+)"/g)].map(
    ([, status, name]) => `${status} ${name}`,
  );
  const named = table("status").map(([status, name]) => `${status} ${name?.replaceAll("`", "")}`);
  expect(made.length).toBeGreaterThan(20);
  expect(named).toEqual([...new Set(made)].toSorted());
});

it("names every metric", async () => {
  const host = await createCoreHost({ metrics: "open" });
  const text = await (await host.request("/metrics")).text();
  await host.close();
  const told = [...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name);
  const named = table("metric").flatMap(([names = ""]) => [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(named.toSorted()).toEqual(told.toSorted());
});
