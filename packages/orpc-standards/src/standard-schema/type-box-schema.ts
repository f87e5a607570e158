import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import type { TSchema } from "typebox";
import type { InferInput, InferOutput } from "./infer.ts";
import { jsonSchemaConverter } from "./json-schema.ts";
import { rememberTypeBox } from "./type-box-of.ts";
import type { Validate } from "./validator.ts";

/** A TypeBox schema as Standard Schema and Standard JSON Schema. `Output` differs from `Input` where a codec decodes. */
export interface TypeBoxSchema<Input = unknown, Output = Input> {
  readonly "~standard": TypeBoxSchemaProps<Input, Output>;
}

/**
 * The properties of both specifications, vendor `typebox`.
 *
 * `NoInfer` is what keeps contracts cheap: inside `oc.input(typeBoxStandardSchema(…))` TypeScript infers backwards from
 * what `input` accepts, and without it walks every branch of TypeBox's `Static`, 24,000 instantiations a call.
 */
export interface TypeBoxSchemaProps<Input, Output> {
  readonly version: 1;
  readonly vendor: string;
  readonly types?: StandardSchemaV1.Types<NoInfer<Input>, NoInfer<Output>> | undefined;
  readonly validate: (
    value: unknown,
    options?: StandardSchemaV1.Options,
  ) => StandardSchemaV1.Result<NoInfer<Output>> | Promise<StandardSchemaV1.Result<NoInfer<Output>>>;
  readonly jsonSchema: StandardJSONSchemaV1.Converter;
}

/**
 * Makes a Standard Schema (v1) and Standard JSON Schema of a TypeBox schema.
 * `validate` loads TypeBox's compiler when it is first called, so the first answer may be a promise; its value is the
 * decoded one where the schema has codecs, and the argument itself everywhere else.
 */
export function typeBoxStandardSchema<Schema extends TSchema>(
  schema: Schema,
): TypeBoxSchema<InferInput<Schema>, InferOutput<Schema>> {
  let validate: Validate | undefined;
  const standardSchema = {
    "~standard": {
      version: 1,
      vendor: "typebox",
      validate: (value: unknown) => {
        if (validate) return validate(value);
        return import("./validator.ts").then(({ compileValidator }) => {
          validate ??= compileValidator(schema);
          return validate(value);
        });
      },
      jsonSchema: jsonSchemaConverter(schema),
    },
  } as const;
  rememberTypeBox(standardSchema, schema);
  return standardSchema as unknown as TypeBoxSchema<InferInput<Schema>, InferOutput<Schema>>;
}
