import { existsSync } from "node:fs";
import { join } from "node:path";
import { cruise, type ICruiseOptions, type IModule, type IViolation } from "dependency-cruiser";
import { generalRules } from "./general-rules.ts";
import { packageRules } from "./package-rules.ts";
import { pipelineRules } from "./pipeline-rules.ts";
import { pluginRules } from "./plugin-rules.ts";
import type { ImportRule } from "./rule.ts";
import { browserEntries, serverOnly } from "./server-only.ts";

/** Every rule about who may import whom, by name. */
export const importRules: ReadonlyMap<string, ImportRule> = new Map(
  [...generalRules, ...packageRules, ...pluginRules, ...pipelineRules].map((rule) => [rule.name, rule]),
);

const places = ["contracts", "packages", "plugins", "apps", "scripts", "bench", "conformance", "rawr.hq.ts"];

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

/** What following the imports of a workspace found. */
export interface Cruised {
  /** Sorted. */
  readonly broken: readonly BrokenRule[];
  readonly modules: number;
  /** Files that the entries for browsers reach, themselves included; not further into what is generated or installed. */
  readonly reachedByBrowsers: readonly string[];
}

/** Follows the imports of the workspace at `root`. */
export async function findBrokenRules(root: string): Promise<Cruised> {
  const present = places.filter((place) => existsSync(join(root, place)));
  const forbidden = [...importRules.values()].map(({ fix: _, ...rule }) => rule);
  const { output } = await cruise(present, { ...cruiseOptions, baseDir: root, validate: true, ruleSet: { forbidden } });
  if (typeof output === "string") throw new TypeError("dependency-cruiser returned text instead of its result");
  const broken = output.summary.violations.map((violation) => ({
    rule: importRules.get(violation.rule.name) as ImportRule,
    chain: chainOf(violation),
  }));
  const key = ({ rule, chain }: BrokenRule) => `${rule.name} ${chain.join(" ")}`;
  return {
    broken: outermost(broken).sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    modules: output.summary.totalCruised,
    reachedByBrowsers: reachedFrom(browserEntries, output.modules),
  };
}

/**
 * A way that leads past the first module it must not reach says nothing new, and neither does the end of a longer one:
 * one import is one finding, with the chain from as far out as it is known.
 */
function outermost(broken: readonly BrokenRule[]): BrokenRule[] {
  const isForbidden = new RegExp(serverOnly);
  const longest = new Map<string, BrokenRule>();
  for (const each of broken) {
    const { rule, chain } = each;
    const isReach = rule.name === "browser-entry";
    if (isReach && chain.slice(1, -1).some((path) => isForbidden.test(path))) continue;
    const key = `${rule.name} ${(isReach ? chain.slice(-2) : chain).join(" ")}`;
    const known = longest.get(key);
    if (!known || known.chain.length < chain.length) longest.set(key, each);
  }
  return [...longest.values()];
}

function reachedFrom(entries: string, modules: readonly IModule[]): readonly string[] {
  const known = new Map(modules.map((module) => [module.source, module]));
  const isEntry = new RegExp(entries);
  const found = new Set([...known.keys()].filter((path) => isEntry.test(path)));
  for (const path of found) {
    for (const { resolved, couldNotResolve, coreModule } of known.get(path)?.dependencies ?? []) {
      if (!couldNotResolve && !coreModule && !resolved.includes("node_modules/")) found.add(resolved);
    }
  }
  return [...found].sort();
}

function chainOf({ from, to, cycle, via }: IViolation): readonly string[] {
  const between = (cycle ?? via ?? []).map(({ name }) => name);
  if (between.length > 0) return [from, ...between];
  return from === to ? [from] : [from, to];
}
