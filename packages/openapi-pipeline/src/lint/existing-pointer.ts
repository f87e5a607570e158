import { decodePointer, encodePointer } from "@rawr/openapi-document";

/** The longest part of a pointer that exists: a linter may point at what is missing. A lone `/` is the whole document. */
export function existingPointer(root: unknown, pointer: string): string {
  if (pointer === "" || pointer === "/") return "";
  const found: string[] = [];
  let value = root;
  for (const token of decodePointer(pointer)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, token)) break;
    found.push(token);
    value = (value as Readonly<Record<string, unknown>>)[token];
  }
  return encodePointer(found);
}
