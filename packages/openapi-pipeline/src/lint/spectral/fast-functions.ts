import type { RulesetDefinition } from "@stoplight/spectral-core";
import { isRecord } from "../is-record.ts";
import { fastOasExample, type RulesetFunction, type StockFunctions } from "./fast-oas-example.ts";
import { sweepingRule } from "./sweep-rules.ts";

type Node = Readonly<Record<string, unknown>>;

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
  const stock = isRecord(rules) ? stockFunctions(Object.values(rules)) : undefined;
  return {
    ...definition,
    ...(parents !== undefined && { extends: exchangeParents(parents) }),
    ...(isRecord(rules) && {
      rules: Object.fromEntries(
        Object.entries(rules).map(([name, rule]) => [name, exchangeRule(rule, aliases, stock)]),
      ),
    }),
  };
}

/** A ruleset, a list of rulesets, or a list of pairs of a ruleset and a mode. */
function exchangeParents(parents: unknown): unknown {
  return Array.isArray(parents) ? parents.map(exchangeParents) : exchange(parents);
}

function exchangeRule(rule: unknown, aliases: unknown, stock: StockFunctions | undefined): unknown {
  if (!isRecord(rule)) return rule;
  const fast =
    isRecord(rule.then) && stock && rule.then.function === stock.oasExample ? withFastExample(rule, stock) : rule;
  return sweepingRule(fast, aliases) ?? fast;
}

function withFastExample(rule: Node, stock: StockFunctions): Node {
  return { ...rule, then: { ...(rule.then as Node), function: fastOasExample(stock) } };
}

/** The functions of `spectral:oas`, which exports its ruleset only, as its rules hold them. */
function stockFunctions(rules: readonly unknown[]): StockFunctions | undefined {
  const functions = rules.flatMap((rule) => (isRecord(rule) && isRecord(rule.then) ? [rule.then.function] : []));
  const find = (name: string) =>
    functions.find((each): each is RulesetFunction => typeof each === "function" && each.name === name);
  const oasExample = find("oasExample");
  const oasSchema = find("oasSchema");
  return oasExample && oasSchema && { oasExample, oasSchema };
}
