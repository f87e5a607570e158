import type { RulesetDefinition } from "@stoplight/spectral-core";
import { isRecord } from "../is-record.ts";
import { fastOasExample, type RulesetFunction } from "./fast-oas-example.ts";

/** The rules of `spectral:oas` whose function we exchange. */
const slowRules = ["oas3-valid-media-example", "oas3-valid-schema-example"];

/** The same ruleset and the same findings, with our own functions where the stock ones are slow. */
export function withFastFunctions(definition: RulesetDefinition): RulesetDefinition {
  return exchange(definition) as unknown as RulesetDefinition;
}

function exchange(definition: unknown): unknown {
  if (!isRecord(definition)) return definition;
  const { extends: parents, rules } = definition;
  return {
    ...definition,
    ...(parents !== undefined && { extends: exchangeParents(parents) }),
    ...(isRecord(rules) && {
      rules: Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, exchangeRule(name, rule)])),
    }),
  };
}

/** A ruleset, a list of rulesets, or a list of pairs of a ruleset and a mode. */
function exchangeParents(parents: unknown): unknown {
  return Array.isArray(parents) ? parents.map(exchangeParents) : exchange(parents);
}

function exchangeRule(name: string, rule: unknown): unknown {
  if (!slowRules.includes(name) || !isRecord(rule) || !isRecord(rule.then)) return rule;
  const stock = rule.then.function;
  if (typeof stock !== "function" || stock.name !== "oasExample") return rule;
  return { ...rule, then: { ...rule.then, function: fastOasExample(stock as RulesetFunction) } };
}
