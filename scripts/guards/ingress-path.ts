import { readFileSync } from "node:fs";
import { join } from "node:path";
import { constantsOf, fold } from "./fold.ts";
import type { Breach } from "./guard.ts";
import { filesOf, isTest, nodesOf, placeOf, readSource } from "./source.ts";

/** Also without its first slash, as `new URL("api/inngest", base)` has it, and escaped, as JSON may have it. */
const ingress = /(?<![\w-])api\\?\/inngest(?![\w-])/i;

const fixes = {
  source: "Call the workflow's trigger through its client; the ingress belongs to the engine.",
  derived: "Take it out of the contract, and run `npm run build:openapi`.",
};

/** Whether a text has the path by which the engine calls the host. */
export function hasIngress(text: string): boolean {
  return ingress.test(text);
}

/**
 * Nothing that a caller reads has the ingress path: browser code (`reached`: modules that it reaches), generated clients,
 * documents. Comments count, they are published too. A path that is put together from what is only known at run time is
 * not seen here; the check of the bundle sees what the bundler folds across modules.
 */
export function checkIngressPath(root: string, reached: readonly string[]): Breach[] {
  const sources = new Set([
    ...filesOf(root, "plugins/web/*/src/**/*.ts", "apps/server/src/shell/browser/**/*.ts", "packages/*/src/browser.ts"),
    ...reached.filter((path) => path.endsWith(".ts")),
  ]);
  const texts = filesOf(root, "generated/**/*.{ts,json,md}", "openapi/**/*.{json,md}");
  return [
    ...[...sources].filter((path) => !isTest(path)).flatMap((path) => inSource(root, path)),
    ...texts.flatMap((path) => inText(path, readFileSync(join(root, path), "utf8"), fixes.derived)),
  ];
}

function inSource(root: string, path: string): Breach[] {
  const source = readSource(root, path);
  const written = inText(path, source.text, fixes.source);
  if (written.length > 0 || !/inngest/i.test(source.text)) return written;
  const constants = constantsOf(source);
  const hit = [...nodesOf(source.program)].find((node) => hasIngress(fold(node, constants) ?? ""));
  if (hit === undefined) return [];
  const facts = ["The ingress path, put together."];
  return [{ guard: "ingress-path", place: placeOf(source, hit.start), facts, fix: fixes.source }];
}

function inText(path: string, text: string, fix: string): Breach[] {
  const found = ingress.exec(text);
  if (found === null) return [];
  return [{ guard: "ingress-path", place: placeOf({ path, text }, found.index), facts: ["The ingress path."], fix }];
}
