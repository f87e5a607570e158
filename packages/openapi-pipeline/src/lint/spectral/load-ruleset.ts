import { existsSync, readFileSync } from "node:fs";
import type { Ruleset, RulesetDefinition } from "@stoplight/spectral-core";
import { equivalentRules } from "../equivalent-rules.ts";
import { isRecord } from "../is-record.ts";
import { LintConfigError } from "../linter.ts";
import { withFastFunctions } from "./fast-functions.ts";

/** A ruleset that is ready for use. */
export interface LoadedRuleset {
  readonly ruleset: Ruleset;
  /** Made of rules of `spectral:oas` alone, but for their severities. */
  readonly isStock: boolean;
}

const loaded = new Map<string, { readonly text: string; readonly ruleset: Promise<LoadedRuleset> }>();

/** Spectral's ruleset from a YAML file, with the slow functions of `spectral:oas` exchanged for fast ones. */
export function loadRuleset(file: string): Promise<LoadedRuleset> {
  const text = existsSync(file) ? readFileSync(file, "utf8") : JSON.stringify(defaultRuleset());
  const known = loaded.get(file);
  if (known?.text === text) return known.ruleset;
  const ruleset = build(file, text).catch((error: unknown) => {
    loaded.delete(file);
    throw new LintConfigError(file, error);
  });
  loaded.set(file, { text, ruleset });
  return ruleset;
}

/** `spectral:oas` without the rules that Redocly covers. */
function defaultRuleset(): Readonly<Record<string, unknown>> {
  const names = Object.keys(equivalentRules).filter((name) => equivalentRules[name]?.covered);
  return { extends: "spectral:oas", rules: Object.fromEntries(names.map((name) => [name, "off"])) };
}

async function build(file: string, text: string): Promise<LoadedRuleset> {
  const [{ default: core }, { parse }] = await Promise.all([import("@stoplight/spectral-core"), import("yaml")]);
  const options = { severity: "recommended", source: file } as const;
  const definition = await readPlainRuleset(parse(text));
  if (definition) {
    const { rules = {} } = definition as { readonly rules?: object };
    const isStock = Object.values(rules).every((rule) => typeof rule !== "object");
    return { ruleset: new core.Ruleset(withFastFunctions(definition), options), isStock };
  }
  // Rollup and a compiler of rulesets: about as much to load as Spectral itself.
  const { default: bundler } = await import("@stoplight/spectral-ruleset-bundler/with-loader");
  const { default: fs } = await import("node:fs");
  const stock = await bundler.bundleAndLoadRuleset(file, { fs, fetch });
  return { ruleset: new core.Ruleset(withFastFunctions(stock.definition), options), isStock: false };
}

/**
 * A ruleset that extends `spectral:oas` and does no more than set severities, or add rules made of Spectral's own
 * functions. Of anything else, nothing: that takes the bundler.
 */
async function readPlainRuleset(source: unknown): Promise<RulesetDefinition | undefined> {
  if (!isRecord(source) || Object.keys(source).some((key) => key !== "extends" && key !== "rules")) return undefined;
  const parents = extended(source.extends);
  if (!parents || !isRecord(source.rules ?? {})) return undefined;
  const { default: oas } = await import("@stoplight/spectral-rulesets/dist/oas/index.js");
  const rules: Record<string, unknown> = {};
  for (const [name, rule] of Object.entries(source.rules ?? {})) {
    rules[name] = isRecord(rule) ? await readRule(rule) : rule;
    if (rules[name] === undefined) return undefined;
  }
  // Deep imports of CommonJS modules: the ruleset is the `default` of what Node calls `default`.
  const ruleset = "default" in oas ? oas.default : oas;
  return { extends: parents.map((mode) => [ruleset, mode]), rules } as RulesetDefinition;
}

/** The modes in which `spectral:oas` is extended. */
function extended(value: unknown): string[] | undefined {
  const entries = typeof value === "string" ? [value] : value;
  if (!Array.isArray(entries)) return undefined;
  const modes = entries.map((entry) => {
    const [name, mode] = Array.isArray(entry) ? entry : [entry, "recommended"];
    return name === "spectral:oas" && typeof mode === "string" ? mode : undefined;
  });
  return modes.every((mode) => mode !== undefined) ? modes : undefined;
}

async function readRule(rule: Readonly<Record<string, unknown>>): Promise<unknown> {
  if ("formats" in rule) return undefined;
  const { default: functions } = await import("@stoplight/spectral-functions");
  const steps = [rule.then].flat().map((step) => {
    const named = isRecord(step) ? Object.entries(functions).find(([name]) => name === step.function) : undefined;
    return named && isRecord(step) ? { ...step, function: named[1] } : undefined;
  });
  return steps.length > 0 && steps.every((step) => step !== undefined) ? { ...rule, then: steps } : undefined;
}
