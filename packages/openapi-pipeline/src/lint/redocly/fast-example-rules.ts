import { createResolver, type Resolver } from "@rawr/openapi-document";
import type { Config, Plugin } from "@redocly/openapi-core";
import { proves } from "../examples/prove.ts";
import { schemaVetter } from "../examples/vet-schema.ts";
import { isRecord } from "../is-record.ts";
import type { RuleContext } from "../rules/report.ts";

type Node = Readonly<Record<string, unknown>>;
type Visit = (node: unknown, context: RuleContext, ...others: unknown[]) => void;
type Rule = (options: Node) => unknown;

/** What a rule compares in a node where it looks: at least the values that the stock rule takes. */
interface Examples {
  readonly schema: unknown;
  readonly values: readonly unknown[];
}

const exampleRules: Readonly<Record<string, (node: Node, resolve: Resolver) => Examples>> = {
  "no-invalid-media-type-examples": examplesBesideSchema,
  "no-invalid-parameter-examples": examplesBesideSchema,
  "no-invalid-schema-examples": examplesInSchema,
};

/**
 * Redocly's three example rules with the same findings, for one run. The stock rules compile every schema with Ajv,
 * four fifths of the time of a run; these ask the stock rule only about what they cannot prove to be valid.
 */
export function exchangeExampleRules(config: Config, data: unknown): void {
  config.plugins = config.plugins.map((plugin) => (plugin.id === "" ? withFastRules(plugin, data) : plugin));
}

function withFastRules(plugin: Plugin, data: unknown): Plugin {
  const oas3: Record<string, unknown> = { ...plugin.rules?.oas3 };
  const resolve = createResolver(data);
  for (const [name, examplesOf] of Object.entries(exampleRules)) {
    const stock = oas3[name] as Rule | undefined;
    if (!stock) continue;
    oas3[name] = (options: Node) => {
      const isClean = prover(resolve, options.allowAdditionalProperties !== true);
      return guardLeave(stock(options), (node, context) => isClean(examplesOf(node, resolve), context));
    };
  }
  return { ...plugin, rules: { ...plugin.rules, oas3 } as NonNullable<Plugin["rules"]> };
}

/** The visitor with every `leave` preceded by the attempt to prove that it has nothing to say. */
function guardLeave(visitor: unknown, isClean: (node: Node, context: RuleContext) => boolean): unknown {
  if (!isRecord(visitor)) return visitor;
  return Object.fromEntries(
    Object.entries(visitor).map(([key, value]) => {
      if (key !== "leave" || typeof value !== "function") return [key, guardLeave(value, isClean)];
      const leave = value as Visit;
      const guarded: Visit = (node, context, ...others) => {
        if (!isRecord(node) || !isClean(node, context)) leave(node, context, ...others);
      };
      return [key, guarded];
    }),
  );
}

function prover(resolve: Resolver, closed: boolean): (examples: Examples, context: RuleContext) => boolean {
  const avoid = ["readOnly", "writeOnly", "discriminator"];
  const vetters = {
    draft4: schemaVetter({ dialect: "draft4", resolve, avoid }),
    "2020-12": schemaVetter({ dialect: "2020-12", resolve, avoid }),
  };
  return ({ schema, values }, { specVersion }) => {
    if (values.length === 0) return true;
    const vet = vetters[specVersion === "oas3_0" ? "draft4" : "2020-12"];
    return vet(schema) === "compiles" && values.every((value) => proves(schema, value, { closed, resolve }) === true);
  };
}

function examplesInSchema(schema: Node): Examples {
  const { example, examples } = schema;
  return {
    schema,
    values: [...(example === undefined ? [] : [example]), ...(Array.isArray(examples) ? examples : [])],
  };
}

/** Of a media type or a parameter. Which of `example`, `value` and `dataValue` counts is the stock rule's affair. */
function examplesBesideSchema({ schema, example, examples }: Node, resolve: Resolver): Examples {
  const values = example === undefined ? [] : [example];
  for (const named of isRecord(examples) ? Object.values(examples) : []) {
    const target = isRecord(named) && typeof named.$ref === "string" ? resolve(named.$ref) : named;
    if (!isRecord(target)) continue;
    for (const value of [target.value, target.dataValue]) if (value !== undefined) values.push(value);
  }
  return { schema, values };
}
