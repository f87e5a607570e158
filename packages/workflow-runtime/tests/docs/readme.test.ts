import { readFileSync } from "node:fs";
import type { Meter } from "@opentelemetry/api";
import { expect, test } from "vitest";
import { helpText } from "../../src/cli/help.ts";
import { defaultLimits, inngestRetryDelays } from "../../src/embedded/options.ts";
import { advice } from "../../src/index.ts";
import { incidents } from "../../src/telemetry/incidents.ts";
import { createInstruments, observeLevels } from "../../src/telemetry/instruments.ts";
import { execute, project, readPage } from "./page.ts";

const page = readPage(new URL("../../README.md", import.meta.url));

/** Cells of the rows of a table, without its head. */
const rowsOf = (name: string) =>
  page
    .between(name)
    .split("\n")
    .slice(2)
    .map((row) => row.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "")));
const code = (text: string) => `\`${text}\``;

test("the first example prints what the page says", async () => {
  const [example, output] = page.fences;
  const printed = await execute(project({ "welcome.ts": example?.code ?? "" }), "welcome.ts");
  const trimmed = printed.replaceAll(/ +$/gm, "");
  expect(`$ node welcome.ts\n${trimmed}`).toBe(output?.code);
});

test("every error is there, with its advice", () => {
  const rows = rowsOf("errors").map(([name, meaning = "", text]) => [name, meaning.length > 10, text]);
  expect(rows).toEqual(Object.entries(advice).map(([name, text]) => [code(name), true, text]));
});

test("every option is there, and the defaults are the code's", () => {
  const rows = rowsOf("options");
  const source = readFileSync(new URL("../../src/embedded/options.ts", import.meta.url), "utf8");
  const [, fields = ""] = /interface EmbeddedRuntimeOptions \{\n([\s\S]*?)\n\}/.exec(source) ?? [];
  const names = [...fields.matchAll(/^ {2}readonly (\w+)\?:/gm)]
    .map(([, name = ""]) => name)
    .filter((name) => name !== "seams");
  expect(names.length).toBeGreaterThan(5);
  const documented = rows.map(([name = ""]) => name.replaceAll("`", "").split(".")[0]);
  expect([...new Set(documented)].toSorted()).toEqual(names.toSorted());
  const defaults = Object.fromEntries(rows.map(([name = "", value]) => [name.replaceAll("`", ""), value]));
  for (const [name, bytes] of Object.entries(defaultLimits)) expect(defaults[`limits.${name}`]).toBe(String(bytes));
  const delays = inngestRetryDelays.map((ms) =>
    ms < 60_000 ? `${ms / 1_000} s` : ms < 3_600_000 ? `${ms / 60_000} m` : `${ms / 3_600_000} h`,
  );
  expect(defaults["retryDelays"]).toBe(delays.join(", "));
  expect(fields).toContain(`${defaults["concurrency"]} by default`);
});

test("every metric and incident is there", () => {
  const metrics: string[] = [];
  const note = (name: string, { unit = "", description = "" } = {}) => {
    metrics.push(`${code(name)} ${unit} ${description}`);
  };
  const meter = {
    createCounter: note,
    createUpDownCounter: note,
    createHistogram: note,
    createObservableGauge: note,
    addBatchObservableCallback() {},
  };
  createInstruments(meter as unknown as Meter);
  observeLevels(meter as unknown as Meter, () => ({ queued: 0, dispatching: 0, lagMs: 0 }));
  expect(rowsOf("metrics").map(([name, , unit, text]) => `${name} ${unit} ${text}`)).toEqual(metrics);
  expect(rowsOf("incidents")).toEqual(
    Object.entries(incidents).map(([name, [level, text]]) => [code(name), level, text]),
  );
});

test("the help is the command's", () => {
  expect(page.between("help")).toBe(`\`\`\`text\n${helpText(undefined)}\`\`\``);
});

test("what examples import is exported, and links lead somewhere", async () => {
  expect(await page.unknownImports()).toEqual([]);
  expect(page.brokenLinks()).toEqual([]);
});
