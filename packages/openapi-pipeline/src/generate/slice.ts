import { httpMethods, type OpenApiDocument, type PathItem } from "@rawr/openapi-document";
import type { OperationEntry } from "./operations.ts";
import { componentClosure } from "./references.ts";

/** The document with only some of its operations, and only the components that they need; order is kept. */
export function sliceDocument(document: OpenApiDocument, operations: readonly OperationEntry[]): OpenApiDocument {
  const kept = new Map<string, Set<string>>();
  for (const { path, method } of operations) kept.set(path, (kept.get(path) ?? new Set()).add(method));
  const paths = Object.fromEntries(
    Object.entries(document.paths ?? {}).flatMap(([path, item]) => {
      const methods = kept.get(path);
      return methods === undefined ? [] : [[path, sliceItem(item, methods)]];
    }),
  );
  const { webhooks: _webhooks, ...rest } = document;
  return { ...rest, paths, components: sliceComponents(document, componentClosure(document, paths)) };
}

/** A document, its text and its operations, which belong together. */
export interface DocumentSlice {
  readonly document: OpenApiDocument;
  readonly text: string;
  readonly operations: readonly OperationEntry[];
}

/** A document with its text and operations, cut down to some of the operations. */
export function sliceInput(
  input: { readonly document: OpenApiDocument },
  operations: readonly OperationEntry[],
): DocumentSlice {
  const document = sliceDocument(input.document, operations);
  return { document, text: JSON.stringify(document), operations };
}

function sliceItem(item: PathItem, methods: ReadonlySet<string>): PathItem {
  const dropped = new Set<string>(httpMethods.filter((method) => !methods.has(method)));
  return Object.fromEntries(Object.entries(item).filter(([key]) => !dropped.has(key)));
}

/** Components by `section/name`; security schemes are referred to by name and stay. */
export function sliceComponents(
  document: OpenApiDocument,
  kept: ReadonlySet<string>,
): NonNullable<OpenApiDocument["components"]> {
  return Object.fromEntries(
    Object.entries(document.components ?? {}).map(([section, entries]) => {
      if (section === "securitySchemes" || typeof entries !== "object" || entries === null) return [section, entries];
      return [
        section,
        Object.fromEntries(Object.entries(entries).filter(([name]) => kept.has(componentKey(section, name)))),
      ];
    }),
  );
}

/** `schemas/Run`, escaped as a JSON pointer escapes it. */
export function componentKey(section: string, name: string): string {
  return `${section}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
