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
export const atTarget = (old: string, next: string): SchemaPlace => ({ old, new: next, base: baseOf(old), path: "" });

/** What stands among the components is named by them, wherever it is used. */
export function baseOf(pointer: string): string {
  const [first, ...rest] = decodePointer(pointer);
  return first === "components" ? rest.join(".") : "";
}

export const siteOf = ({ base, path }: SchemaPlace): string => [base, path].filter((part) => part !== "").join(".");
