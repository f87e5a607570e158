import { existsSync } from "node:fs";
import { join } from "node:path";
import { cruise, type ICruiseOptions, type IViolation } from "dependency-cruiser";
import { generalRules } from "./general-rules.ts";
import { packageRules } from "./package-rules.ts";
import { pipelineRules } from "./pipeline-rules.ts";
import type { ImportRule } from "./rule.ts";

/** Every rule about who may import whom, by name. */
export const importRules: ReadonlyMap<string, ImportRule> = new Map(
  [...generalRules, ...packageRules, ...pipelineRules].map((rule) => [rule.name, rule]),
);

const folders = ["contracts", "packages", "plugins", "apps", "scripts", "bench", "conformance"];

/** How imports are found and resolved; also what `depcruise` on the command line uses. */
export const cruiseOptions: ICruiseOptions = {
  parser: "tsc",
  // Type imports are imports: a type from a server-only module still couples the two.
  tsPreCompilationDeps: true,
  doNotFollow: { path: ["node_modules", "^generated/"] },
  exclude: { path: ["/fixtures/", "(^|/)dist/", "/node_modules/\\.vite", "/\\.work/"] },
  combinedDependencies: false,
  enhancedResolveOptions: {
    exportsFields: ["exports"],
    conditionNames: ["import", "node", "default", "types"],
    extensions: [".ts", ".mts", ".mjs", ".js", ".json"],
    mainFields: ["module", "main", "types"],
  },
};

/** One broken rule, with the imports that break it. */
export interface BrokenRule {
  readonly rule: ImportRule;
  /** From the module that must not, over whatever lies between, to what it must not reach. */
  readonly chain: readonly string[];
}

/** Follows the imports of the workspace at `root` and returns what breaks a rule, sorted. */
export async function findBrokenRules(root: string): Promise<{ broken: readonly BrokenRule[]; modules: number }> {
  const present = folders.filter((folder) => existsSync(join(root, folder)));
  const forbidden = [...importRules.values()].map(({ fix: _, ...rule }) => rule);
  const { output } = await cruise(present, { ...cruiseOptions, baseDir: root, validate: true, ruleSet: { forbidden } });
  if (typeof output === "string") throw new TypeError("dependency-cruiser returned text instead of its result");
  const broken = output.summary.violations.map((violation) => ({
    rule: importRules.get(violation.rule.name) as ImportRule,
    chain: chainOf(violation),
  }));
  const key = ({ rule, chain }: BrokenRule) => `${rule.name} ${chain.join(" ")}`;
  return { broken: broken.sort((a, b) => (key(a) < key(b) ? -1 : 1)), modules: output.summary.totalCruised };
}

function chainOf({ from, to, cycle, via }: IViolation): readonly string[] {
  const between = (cycle ?? via ?? []).map(({ name }) => name);
  if (between.length > 0) return [from, ...between];
  return from === to ? [from] : [from, to];
}
