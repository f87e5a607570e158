import { type OpenApiDocument, pointerOfRef } from "@rawr/openapi-document";
import fc from "fast-check";
import { placeOf, type Schema } from "./described.ts";

/** Values just beyond what a schema allows: one too long, one too small, almost a name of the list. */
export function nearMisses(document: OpenApiDocument, schema: Schema): fc.Arbitrary<unknown> {
  const values = listed(document, schema);
  return values.length > 0 ? fc.constantFrom(...values) : fc.constant(Symbol.iterator.toString());
}

function listed(document: OpenApiDocument, schema: Schema): unknown[] {
  const { $ref, enum: some = [], items, minimum, maximum, minLength, maxLength, pattern, format } = schema;
  if (typeof $ref === "string") return listed(document, placeOf(document, pointerOfRef($ref) ?? "").schema);
  return [
    ...(items ? listed(document, items) : []),
    ...some.flatMap((each) => [String(each).toUpperCase(), String(each).slice(1), `${String(each)} `]),
    ...(minimum === undefined ? [] : [minimum - 1, minimum + 0.5]),
    ...(maximum === undefined ? [] : [maximum + 1, maximum - 0.5, maximum * 10]),
    ...(minLength === undefined ? [] : ["", "x".repeat(minLength - 1)]),
    // Counted in characters: bytes and units of UTF-16 would make other mistakes.
    ...(maxLength === undefined
      ? []
      : ["x".repeat(maxLength + 1), "😀".repeat(maxLength + 1), "e\u0301".repeat(maxLength)]),
    ...(pattern === undefined
      ? []
      : examplesOf(schema).flatMap((text) => [text.toLowerCase(), `${text}\n`, ` ${text}`])),
    ...(format === "date"
      ? ["2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-1", "2026-01-01T00:00:00Z"]
      : []),
  ];
}

function examplesOf({ examples = [] }: Schema): string[] {
  return examples.map(String);
}
