import type { IFunctionResult, RulesetFunctionContext } from "@stoplight/spectral-core";
import { proves } from "../examples/prove.ts";
import { type SchemaDialect, schemaVetter, type Vet } from "../examples/vet-schema.ts";
import { isRecord } from "../is-record.ts";
import { exampleSchema, type Relaxation } from "./example-schema.ts";

/** A Spectral function. */
export type RulesetFunction = (
  target: unknown,
  options: unknown,
  context: RulesetFunctionContext,
) => IFunctionResult[] | undefined;

/** The stock functions that stand behind the fast one. */
export interface StockFunctions {
  readonly oasExample: RulesetFunction;
  readonly oasSchema: RulesetFunction;
}

interface ExampleOptions {
  readonly oasVersion: number;
  readonly schemaField: string;
  readonly type: "media" | "schema";
}

/** A value to check, and where it stands below the node. */
interface Example {
  readonly value: unknown;
  readonly path: readonly string[];
}

type Node = Readonly<Record<string, unknown>>;

/** What one lint run remembers. */
interface Memory {
  readonly vet: Vet;
  /** Schemas as Ajv gets them, by text and relaxation: it compiles one object once. */
  readonly schemas: Map<string, object>;
}

/**
 * Spectral's `oasExample` with the same findings. The stock function copies and compiles the schema anew for each
 * example in each place of the resolved tree; this one compiles only where it cannot prove the example to be valid,
 * and equal schemas once.
 */
export function fastOasExample({ oasExample: stock, oasSchema }: StockFunctions): RulesetFunction {
  const memories = new WeakMap<object, Memory>();
  const fast: RulesetFunction = (target, options, context) => {
    const check = options as ExampleOptions;
    const dialect = dialectOf(context.document.data);
    if (!dialect || check.oasVersion !== 3 || !isRecord(target)) return stock(target, options, context);
    const memory = memories.get(context.documentInventory) ?? { vet: schemaVetter({ dialect }), schemas: new Map() };
    memories.set(context.documentInventory, memory);

    const schema = check.schemaField === "$" ? target : target[check.schemaField];
    const vetting = memory.vet(schema);
    if (vetting === "unknown") return stock(target, options, context);
    const relaxation = relaxationOf(check, context.path);
    const results: IFunctionResult[] = [];
    for (const { value, path } of check.type === "schema" ? examplesOfSchema(target) : examplesOfMedia(target)) {
      // Spectral passes over a schema with a reference that it could not resolve.
      if (value !== undefined && (vetting === "dangling" || proves(schema, value, relaxation) === true)) continue;
      const place = { ...context, path: [...context.path, ...path] };
      results.push(...(oasSchema(value, { schema: schemaFor(schema, relaxation, memory) }, place) ?? []));
    }
    return results;
  };
  return Object.defineProperty(fast, "name", { value: "oasExample" });
}

function dialectOf(data: unknown): SchemaDialect | undefined {
  if (!isRecord(data) || typeof data.openapi !== "string" || data.jsonSchemaDialect !== undefined) return undefined;
  if (/^3\.0(?:\.\d*)?$/.test(data.openapi)) return "draft4";
  return /^3\.[12](?:\.\d*)?$/.test(data.openapi) ? "2020-12" : undefined;
}

function relaxationOf({ type }: ExampleOptions, path: readonly (string | number)[]): Relaxation {
  const place =
    type === "schema" ? undefined : path[0] === "components" ? path[1] : path[0] === "paths" ? path[3] : undefined;
  return {
    readOnly: place === (path[0] === "paths" ? "requestBody" : "requestBodies"),
    writeOnly: place === "responses",
  };
}

function schemaFor(schema: unknown, relaxation: Relaxation, { schemas }: Memory): object {
  const text = JSON.stringify(schema);
  const key = `${relaxation.readOnly} ${relaxation.writeOnly} ${text}`;
  const known = schemas.get(key) ?? exampleSchema(text, relaxation);
  schemas.set(key, known);
  return known;
}

function examplesOfSchema(target: Node): Example[] {
  return ["example", "default"]
    .filter((field) => field in target)
    .map((field) => ({ value: target[field], path: [field] }));
}

/** As Spectral reads them: `example` hides `examples`, and one with an `externalValue` is passed over. */
function examplesOfMedia(target: Node): Example[] {
  if ("example" in target) return [{ value: target.example, path: ["example"] }];
  const examples: Example[] = [];
  for (const [name, example] of Object.entries(isRecord(target.examples) ? target.examples : {})) {
    if (!isRecord(example) || "externalValue" in example) continue;
    examples.push({ value: example.value, path: ["examples", name, "value"] });
  }
  return examples;
}
