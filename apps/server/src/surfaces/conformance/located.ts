import {
  appendPointer,
  isObject,
  type JsonObject,
  type OpenApiDocument,
  pointerOfRef,
  resolvePointer,
} from "@rawr/openapi-document";

/** An object of a document, and where it stands. */
export interface Located {
  readonly node: JsonObject;
  readonly pointer: string;
}

/** What stands at a pointer, or what a reference there leads to. */
export function locate(document: OpenApiDocument, pointer: string): Located | undefined {
  const seen = new Set<string>();
  for (let place: string | undefined = pointer; place !== undefined && !seen.has(place); ) {
    seen.add(place);
    const node = resolvePointer(document, place);
    if (!isObject(node)) return undefined;
    if (typeof node.$ref !== "string") return { node, pointer: place };
    place = pointerOfRef(node.$ref);
  }
  return undefined;
}

/** Members of an object or a list below a pointer, by key. */
export function locateMembers(document: OpenApiDocument, parent: string, key: string): [string, Located][] {
  const members = resolvePointer(document, appendPointer(parent, key));
  return Object.keys(Object(members)).flatMap((name) => {
    const member = locate(document, appendPointer(parent, key, name));
    return member ? [[name, member] as [string, Located]] : [];
  });
}
