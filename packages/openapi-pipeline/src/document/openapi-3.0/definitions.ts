import {
  encodeToken,
  isObject,
  type OpenApiDocument,
  pointerOf,
  pointerOfRef,
  refOfPointer,
  walk,
} from "@rawr/openapi-document";
import { compareText } from "../canonical.ts";

/** Where definitions inside schemas go: 3.0 has none, so they become components. */
export interface HoistedDefinitions {
  /** The component that a `$defs` member becomes, by its pointer. */
  readonly names: ReadonlyMap<string, string>;
  /** A reference, led to the component when it goes into a definition. */
  readonly relocate: (ref: string) => string;
}

/** Names a component for every member of a `$defs` or `definitions` that stands in the document. */
export function hoistDefinitions(document: OpenApiDocument): HoistedDefinitions {
  const taken = new Set(Object.keys(document.components?.schemas ?? {}));
  const names = new Map<string, string>();
  walk(document, (node, kind, place) => {
    if (kind !== "schema") return;
    for (const keyword of ["$defs", "definitions"]) {
      const definitions = node[keyword];
      if (!isObject(definitions)) continue;
      const owner = place?.ownerKind === "components" ? `${place.key}.` : "";
      for (const key of Object.keys(definitions).sort(compareText)) {
        const name = freeName(owner + key.replace(/[^A-Za-z0-9._-]/g, "_"), taken);
        names.set(`${pointerOf(place)}/${keyword}/${encodeToken(key)}`, name);
      }
    }
  });
  return { names, relocate: (ref) => relocate(ref, names) };
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}.${count}`;
  taken.add(name);
  return name;
}

function relocate(ref: string, names: ReadonlyMap<string, string>): string {
  const pointer = names.size === 0 ? undefined : pointerOfRef(ref);
  if (pointer === undefined) return ref;
  // The innermost definition on the way is the component; what is left of the pointer goes on from there.
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
    const name = names.get(pointer.slice(0, end));
    if (name !== undefined) return refOfPointer(`/components/schemas/${encodeToken(name)}${pointer.slice(end)}`);
  }
  return ref;
}
