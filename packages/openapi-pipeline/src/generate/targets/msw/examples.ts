import { schemaValidator, type ValidationSchema } from "@rawr/client-runtime";
import type { JsonSchema, OpenApiDocument } from "@rawr/openapi-document";
import { sampleValue } from "../../../package/sample-value.ts";
import { resolvePointer } from "../../references.ts";
import { validationSchema } from "../validators/validation-schema.ts";

/** Makes the bodies of answers. */
export interface Examples {
  /** The document's example if the schema accepts it, for the document may be wrong about itself; otherwise a sample. */
  of(schema: JsonSchema, example: unknown): unknown;
}

/** Examples are held against the same validators that a client gets. */
export function createExamples(document: OpenApiDocument): Examples {
  const targets = new Map<string, ValidationSchema>();
  const read = (schema: JsonSchema) =>
    validationSchema(schema, { side: "output", isOpen: () => false, refer }) as ValidationSchema;
  const refer = (pointer: string) => () => {
    const target = targets.get(pointer) ?? read((resolvePointer(document, pointer) ?? {}) as JsonSchema);
    targets.set(pointer, target);
    return target;
  };
  return {
    of(schema, example) {
      return example !== undefined && accepts(read(schema), example) ? example : sampleValue(document, schema);
    },
  };
}

function accepts(schema: ValidationSchema, value: unknown): boolean {
  const result = schemaValidator(schema)["~standard"].validate(value);
  return "value" in result;
}
