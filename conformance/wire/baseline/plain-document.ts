import type { AnyContractRouter } from "@orpc/contract";
import { type ConditionalSchemaConverter, type JSONSchema, OpenAPIGenerator } from "@orpc/openapi";
import { typeBoxOf } from "@rawr/orpc-standards";
import { acceptsUndefined } from "@rawr/orpc-standards/lowering";
import { Value } from "typebox/value";

interface StandardJsonSchema {
  readonly "~standard": {
    readonly jsonSchema: Readonly<Record<"input" | "output", (options: { target: string }) => Record<string, unknown>>>;
  };
}

/**
 * What a user of oRPC writes for schemas that describe themselves: TypeBox's own JSON Schema, and Standard JSON Schema
 * for the rest. oRPC has no converter for TypeBox.
 */
export const plainConverter: ConditionalSchemaConverter = {
  condition: () => true,
  convert: (schema, { strategy }) => {
    if (schema === undefined) return [false, {}];
    const required = !acceptsUndefined(schema, strategy);
    const typeBox = typeBoxOf(schema);
    if (typeBox) return [required, withoutIds(Value.Clone(typeBox)) as JSONSchema];
    const { jsonSchema } = (schema as unknown as StandardJsonSchema)["~standard"];
    return [required, jsonSchema[strategy]({ target: "draft-2020-12" }) as JSONSchema];
  },
};

/** The document that oRPC's own generator makes of a contract. */
export async function plainDocument(contract: AnyContractRouter): Promise<unknown> {
  const generator = new OpenAPIGenerator({ schemaConverters: [plainConverter] });
  return await generator.generate(contract, { info: { title: "Wire API", version: "1.0.0" } });
}

/** Generators take an `$id` inside a document for another base of its references. */
function withoutIds(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutIds);
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema).filter(([key]) => key !== "$id" && key !== "~kind");
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutIds(value)]));
}
