import { encodeToken, type OpenApiDocument } from "@rawr/openapi-document";
import type { SourceLocation } from "../diagnostics/diagnostic.ts";
import type { Origins } from "./origins.ts";

/** The origins of a document as plain data: JSON pointer → place in the author's source. Crosses threads. */
export interface SourceTable {
  readonly files: readonly string[];
  readonly pointers: readonly string[];
  /** Three numbers for each pointer: index of the file, line, column. */
  readonly places: Uint32Array;
}

/** Collects the origins of every node of a document, and of every key that the author wrote. */
export function sourceTable(document: OpenApiDocument, origins: Origins): SourceTable {
  const files = new Map<string, number>();
  const pointers: string[] = [];
  const places: number[] = [];
  const add = (pointer: string, { file, line, column }: SourceLocation) => {
    let index = files.get(file);
    if (index === undefined) files.set(file, (index = files.size));
    pointers.push(pointer);
    places.push(index, line, column);
  };
  const visit = (node: object, pointer: string, written: boolean) => {
    const origin = origins.get(node);
    if (origin && !written) add(pointer, origin.location);
    for (const [key, value] of Object.entries(node)) {
      const child = `${pointer}/${encodeToken(key)}`;
      const place = origin?.key?.(key);
      if (place) add(child, place);
      if (typeof value === "object" && value !== null) visit(value, child, place !== undefined);
    }
  };
  visit(document, "", false);
  return { files: [...files.keys()], pointers, places: Uint32Array.from(places) };
}

/** Looks a pointer up: the place of the node, or of the nearest one above it. */
export function locator(table: SourceTable): (pointer: string) => SourceLocation | undefined {
  let index: Map<string, number> | undefined;
  return (pointer) => {
    index ??= new Map(table.pointers.map((each, at) => [each, at]));
    for (let current = pointer; ; current = current.slice(0, current.lastIndexOf("/"))) {
      const at = index.get(current);
      if (at !== undefined) {
        const [file = 0, line = 1, column = 1] = table.places.subarray(at * 3, at * 3 + 3);
        return { file: table.files[file] as string, line, column };
      }
      if (current === "") return undefined;
    }
  };
}
