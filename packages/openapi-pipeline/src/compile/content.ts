import type { JsonSchema, MediaType } from "@rawr/openapi-document";
import { isFileSchema, splitFiles } from "./orpc-schemas.ts";

/** Media types of a body: JSON, the media type of a file, or multipart when a file is inside an object. */
export function contentOf(schema: JsonSchema): Record<string, MediaType> {
  const content: Record<string, MediaType> = {};
  const [files, rest] = splitFiles(schema);
  for (const file of files) content[String(file["contentMediaType"] ?? "application/octet-stream")] = { schema: file };
  if (rest === undefined) return content;
  content[holdsFile(rest) ? "multipart/form-data" : "application/json"] = { schema: rest };
  return content;
}

function holdsFile(schema: unknown): boolean {
  if (typeof schema !== "object" || schema === null) return false;
  if (isFileSchema(schema)) return true;
  return Object.values(schema).some(holdsFile);
}
