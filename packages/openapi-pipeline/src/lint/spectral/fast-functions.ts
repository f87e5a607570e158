import type { RulesetDefinition } from "@stoplight/spectral-core";
import { isRecord } from "../is-record.ts";
import { fastOasExample, type RulesetFunction } from "./fast-oas-example.ts";
import { sweepingRule } from "./sweep-rules.ts";

/**
 * The same ruleset with the same findings, faster: rules that look everywhere sweep the document instead of walking
 * its tree, and examples are proved to be valid before their schemas are compiled.
 */
export function withFastFunctions(definition: RulesetDefinition): RulesetDefinition {
  return exchange(definition) as unknown as RulesetDefinition;
}

function exchange(definition: unknown): unknown {
  if (!isRecord(definition)) return definition;
  const { aliases, extends: parents, rules } = definition;
  return {
    ...definition,
    ...(parents !== undefined && { extends: exchangeParents(parents) }),
    ...(isRecord(rules) && {
      rules: Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, exchangeRule(rule, aliases)])),
    }),
  };
}

/** A ruleset, a list of rulesets, or a list of pairs of a ruleset and a mode. */
function exchangeParents(parents: unknown): unknown {
  return Array.isArray(parents) ? parents.map(exchangeParents) : exchange(parents);
}

function exchangeRule(rule: unknown, aliases: unknown): unknown {
  if (!isRecord(rule)) return rule;
  const fast = withFastExample(rule);
  return sweepingRule(fast, aliases) ?? fast;
}

function withFastExample(rule: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { then } = rule;
  if (!isRecord(then) || typeof then.function !== "function" || then.function.name !== "oasExample") return rule;
  return { ...rule, then: { ...then, function: fastOasExample(then.function as RulesetFunction) } };
}
