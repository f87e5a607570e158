import { appendPointer, decodePointer } from "@rawr/openapi-document";

/** Where a pair of schemas stands: in each document, and by its structure. */
export interface SchemaPlace {
  readonly old: string;
  readonly new: string;
  /** `schemas.Run` for a component, empty for an inline schema. */
  readonly base: string;
  /** Within the base: `properties.status`. */
  readonly path: string;
}

/** The place of a keyword, or of an entry of it. `label` is said instead of a position that moves. */
export function below(
  place: SchemaPlace,
  tokens: { readonly old: readonly (string | number)[]; readonly new: readonly (string | number)[] },
  label: string,
): SchemaPlace {
  return {
    old: appendPointer(place.old, ...tokens.old),
    new: appendPointer(place.new, ...tokens.new),
    base: place.base,
    path: place.path === "" ? label : `${place.path}.${label}`,
  };
}

/** The place of what two references lead to; it has the old one's name. */
export function atTarget(old: string, next: string): SchemaPlace {
  const [first, kind, name, ...rest] = decodePointer(old);
  const isComponent = first === "components" && kind !== undefined && name !== undefined && rest.length === 0;
  return { old, new: next, base: isComponent ? `${kind}.${name}` : decodePointer(old).join("."), path: "" };
}

export const siteOf = ({ base, path }: SchemaPlace): string => [base, path].filter((part) => part !== "").join(".");
