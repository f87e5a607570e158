import * as orpc from "@orpc/openapi";
import type { JsonSchema } from "@rawr/openapi-document";

/** oRPC's readers of schemas, for our type of a schema: theirs lists the keywords, ours is open; the values are the same. */
type OrpcSchema = Exclude<Parameters<typeof orpc.expandUnionSchema>[0], boolean>;

const theirs = (schema: object) => schema as OrpcSchema;

/** Whether it describes a file: a string with a media type of its own, or of raw bytes (Zod's `z.file()` without `.mime()`). */
export function isFileSchema(schema: object): boolean {
  const { type, contentEncoding, format } = schema as JsonSchema;
  return (
    orpc.isFileSchema(theirs(schema)) || (type === "string" && (contentEncoding === "binary" || format === "binary"))
  );
}

/** Whether every value of it is a string, a number, a boolean or null. */
export function isPrimitiveSchema(schema: JsonSchema): boolean {
  return orpc.isPrimitiveSchema(theirs(schema));
}

/** The branches of a union, also of a nested one; of any other schema itself. */
export function expandUnionSchema(schema: JsonSchema): readonly JsonSchema[] {
  return orpc.expandUnionSchema(theirs(schema)) as JsonSchema[];
}

/** The branches of a union that are files, and what is left of it. */
export function splitFiles(schema: JsonSchema): readonly [files: readonly JsonSchema[], rest: JsonSchema | undefined] {
  const [files, rest] = orpc.filterSchemaBranches(theirs(schema), (branch) => isFileSchema(branch as object));
  return [files as JsonSchema[], rest as JsonSchema | undefined];
}
