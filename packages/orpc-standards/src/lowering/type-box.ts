import type { TSchema } from "typebox";
import type { JsonSchema, LoweringContext } from "./context.ts";
import { createConvert, standardExporter } from "./convert.ts";
import { lowerRoot } from "./lower.ts";

const convert = createConvert([standardExporter]);

/** Lowers a TypeBox schema to JSON Schema 2020-12; named schemas at any depth become `$ref`s through the context. */
export function lowerTypeBox(schema: TSchema, context: LoweringContext): JsonSchema {
  return lowerRoot(schema, context, { convert });
}
