import { appendPointer, type OpenApiDocument } from "@rawr/openapi-document";
import type { DocumentedOperation } from "../documented-operations.ts";
import { type Located, locate, locateMembers } from "./located.ts";
import type { DocumentSchemas, Violation } from "./schemas.ts";

/** A part of a message, and what is wrong with it. */
export interface Finding {
  readonly part: string;
  readonly violation: Violation;
}

export interface ParameterCheck {
  readonly document: OpenApiDocument;
  readonly schemas: DocumentSchemas;
  readonly operation: DocumentedOperation;
}

export interface Head {
  /** Below the mount. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
}

/** Holds path, query and header values against their schemas. Cookies are the host's own. */
export function checkParameters({ document, schemas, operation }: ParameterCheck, head: Head): Finding[] {
  return locateMembers(document, operation.pointer, "parameters").flatMap(([, parameter]) => {
    const { name, in: place, required } = parameter.node as { name: string; in: string; required?: boolean };
    const kind = kindOf(document, parameter);
    if (kind === undefined) return [];
    const value = rawValue({ name, place, isList: kind === "list" }, operation, head);
    const part = `${place} ${name}`;
    const { pointer } = parameter;
    if (value === undefined) {
      return required ? [{ part, violation: { pointer: "", schema: pointer, message: "is required" } }] : [];
    }
    const violations = schemas.text(appendPointer(pointer, "schema"))(value);
    return violations.map((violation) => ({ part, violation }));
  });
}

/** Undefined for what is written in a way of its own: objects, lists between other separators than the default's. */
function kindOf(document: OpenApiDocument, { node, pointer }: Located): "list" | "one" | undefined {
  const schema = locate(document, appendPointer(pointer, "schema"))?.node;
  const types = [schema?.type ?? []].flat();
  const isPlain = (node.style ?? "form") === "form" || node.style === "simple";
  if (!schema || !isPlain || types.includes("object")) return undefined;
  if (!types.includes("array")) return "one";
  return node.in === "query" && node.explode === false ? undefined : "list";
}

interface Wanted {
  readonly name: string;
  readonly place: string;
  readonly isList: boolean;
}

function rawValue({ name, place, isList }: Wanted, { path }: DocumentedOperation, head: Head): unknown {
  if (place === "query") {
    const values = head.query.getAll(name);
    return values.length > 1 || (isList && values.length > 0) ? values : values[0];
  }
  const text =
    place === "path"
      ? decodeURIComponent(head.path.split("/")[path.split("/").indexOf(`{${name}}`)] ?? "")
      : place === "header"
        ? (head.headers.get(name) ?? undefined)
        : undefined;
  return isList ? text?.split(",").map((item) => item.trim()) : text;
}
