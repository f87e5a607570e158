import type { JsonSchema, OpenApiDocument } from "@rawr/openapi-document";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { diagnose } from "../../diagnostics/table.ts";
import { nameOf, type OperationEntry } from "../operations.ts";
import type { InputField, OutputPlan, PaginationModel } from "./client-model.ts";
import { follow, propertiesOf, textOf, typesOf, variantsOf } from "./schema-shape.ts";
import type { TypeTable } from "./type-table.ts";

/** What is known of a list when its `x-pagination` is read. */
export interface PaginatedOperation {
  readonly document: OpenApiDocument;
  readonly entry: OperationEntry;
  readonly fields: readonly InputField[];
  readonly output: OutputPlan;
  readonly types: TypeTable;
  readonly base: string;
  readonly constant: () => string;
}

/** Reads `x-pagination` and holds it against parameters and schema; one that cannot work is a diagnostic. */
export function planPagination(list: PaginatedOperation): {
  readonly pagination: PaginationModel | undefined;
  readonly diagnostics: readonly Diagnostic[];
} {
  const declared = list.entry.operation["x-pagination"] as Readonly<Record<string, unknown>> | undefined;
  if (typeof declared !== "object" || declared === null) return { pagination: undefined, diagnostics: [] };
  const [cursor = "", items = "", next = ""] = ["cursor", "items", "next"].map((name) => textOf(declared[name]));
  const found = findItems(list, { cursor, items, next });
  if (typeof found === "string") {
    const problem = diagnose("pagination-unusable", { operation: nameOf(list.entry), reason: found });
    return { pagination: undefined, diagnostics: [problem] };
  }
  const item = list.types.refer(found, `${list.base}Item`, "output");
  return { pagination: { constant: list.constant(), cursor, items, next, item }, diagnostics: [] };
}

/** The schema of an item, or why there are no pages. */
function findItems(
  { document, fields, output }: PaginatedOperation,
  { cursor, items, next }: Record<"cursor" | "items" | "next", string>,
): JsonSchema | string {
  if (!fields.some(({ key, place }) => key === cursor && place === "query"))
    return `it has no query parameter "${cursor}" for the cursor`;
  const [page, ...others] = output.responses.filter(({ schema }) => schema !== undefined);
  if (output.decoding !== "json" || page === undefined || others.length > 0)
    return "it does not answer with one kind of JSON page";
  const properties = new Map(propertiesOf(document, page.schema).map((property) => [property.name, property.schema]));
  const list = follow(document, properties.get(items));
  if (!typesOf(list).includes("array")) return `the property "${items}" of its answer is not an array`;
  const cursors = variantsOf(document, properties.get(next)).map((variant) => follow(document, variant));
  const types = new Set(cursors.flatMap(typesOf));
  types.delete("null");
  if (types.size !== 1 || !types.has("string")) return `the property "${next}" of its answer is not a string`;
  return (list.items ?? {}) as JsonSchema;
}
