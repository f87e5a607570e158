import type { IFunctionResult, RulesetFunctionContext } from "@stoplight/spectral-core";
import { type ProveOptions, proves } from "../examples/prove.ts";
import { type SchemaDialect, type SchemaVetting, schemaVetter } from "../examples/vet-schema.ts";
import { isRecord } from "../is-record.ts";

/** A Spectral function in the form of `oasExample`. */
export type RulesetFunction = (
  target: unknown,
  options: unknown,
  context: RulesetFunctionContext,
) => IFunctionResult[] | undefined;

interface ExampleOptions {
  readonly oasVersion: number;
  readonly schemaField: string;
  readonly type: "media" | "schema";
}

/** What one lint run remembers. */
interface Memory {
  readonly vet: (schema: unknown) => SchemaVetting;
  /** By the kind of check, the nodes without a finding: a shared sub-tree is met once for each way that leads to it. */
  readonly clean: Map<string, WeakSet<object>>;
}

/**
 * Spectral's `oasExample` with the same findings. The stock function copies and compiles the schema anew for each
 * example on each path of the resolved tree; this one asks it only about what it cannot prove to be valid.
 */
export function fastOasExample(stock: RulesetFunction): RulesetFunction {
  const memories = new WeakMap<object, Memory>();
  return Object.defineProperty(
    (target: unknown, options: unknown, context: RulesetFunctionContext) => {
      const { openapi, jsonSchemaDialect } = isRecord(context.document.data) ? context.document.data : {};
      const dialect = dialectOf(openapi);
      const check = options as ExampleOptions;
      if (!dialect || jsonSchemaDialect !== undefined || check.oasVersion !== 3 || !isRecord(target)) {
        return stock(target, options, context);
      }
      const memory = memories.get(context.documentInventory) ?? { vet: schemaVetter({ dialect }), clean: new Map() };
      memories.set(context.documentInventory, memory);
      const relaxed = relaxation(check, context.path);
      const clean = cleanNodes(memory, `${check.type} ${relaxed.readOnly} ${relaxed.writeOnly}`);
      if (clean.has(target)) return undefined;
      const findings = isProvedClean(target, check, relaxed, memory) ? undefined : stock(target, options, context);
      if (!findings?.length) clean.add(target);
      return findings;
    },
    "name",
    { value: "oasExample" },
  );
}

function dialectOf(openapi: unknown): SchemaDialect | undefined {
  if (typeof openapi !== "string") return undefined;
  if (/^3\.0(?:\.\d*)?$/.test(openapi)) return "draft4";
  return /^3\.[12](?:\.\d*)?$/.test(openapi) ? "2020-12" : undefined;
}

function cleanNodes({ clean }: Memory, kind: string): WeakSet<object> {
  const nodes = clean.get(kind) ?? new WeakSet();
  clean.set(kind, nodes);
  return nodes;
}

function relaxation({ type }: ExampleOptions, path: readonly (string | number)[]): ProveOptions {
  if (type === "schema") return { readOnly: false, writeOnly: false };
  const place = path[0] === "components" ? path[1] : path[0] === "paths" ? path[3] : undefined;
  return {
    readOnly: place === "requestBody" || place === "requestBodies",
    writeOnly: place === "responses",
  };
}

function isProvedClean(
  target: Readonly<Record<string, unknown>>,
  check: ExampleOptions,
  relaxed: ProveOptions,
  { vet }: Memory,
): boolean {
  const schema = check.schemaField === "$" ? target : target[check.schemaField];
  const vetting = vet(schema);
  if (vetting === "unknown") return false;
  const values = check.type === "schema" ? valuesOfSchema(target) : valuesOfMedia(target);
  if (values.includes(undefined)) return false;
  return vetting === "dangling" || values.every((value) => proves(schema, value, relaxed) === true);
}

function valuesOfSchema(target: Readonly<Record<string, unknown>>): unknown[] {
  return ["example", "default"].filter((field) => field in target).map((field) => target[field]);
}

/** As Spectral reads them: `example` hides `examples`, and one with an `externalValue` is passed over. */
function valuesOfMedia(target: Readonly<Record<string, unknown>>): unknown[] {
  if ("example" in target) return [target.example];
  if (!isRecord(target.examples)) return [];
  return Object.values(target.examples)
    .filter((example) => isRecord(example) && !("externalValue" in example))
    .map((example) => (example as { value?: unknown }).value);
}
