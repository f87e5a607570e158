/** Escapes one reference token of an RFC 6901 pointer (section 3). */
export function encodeToken(token: string): string {
  return token.includes("~") || token.includes("/") ? token.replaceAll("~", "~0").replaceAll("/", "~1") : token;
}

/** Undoes {@link encodeToken}. */
export function decodeToken(token: string): string {
  return token.includes("~") ? token.replaceAll("~1", "/").replaceAll("~0", "~") : token;
}

/** RFC 6901 pointer of a list of unescaped tokens; no tokens give `""`, the whole document. */
export function encodePointer(tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${encodeToken(String(token))}`).join("");
}

/** Unescaped tokens of an RFC 6901 pointer. */
export function decodePointer(pointer: string): string[] {
  return pointer === "" ? [] : pointer.slice(1).split("/").map(decodeToken);
}

/** A pointer below another one. */
export function appendPointer(pointer: string, ...tokens: readonly (string | number)[]): string {
  return pointer + encodePointer(tokens);
}

/** The value at a pointer, or `undefined` where there is none. Looks at own properties only. */
export function resolvePointer(root: unknown, pointer: string): unknown {
  let value = root;
  for (const token of decodePointer(pointer)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, token)) return undefined;
    value = (value as Record<string, unknown>)[token];
  }
  return value;
}

/** The pointer inside a same-document reference (`#/components/schemas/Run`), or `undefined` for any other reference. */
export function pointerOfRef(ref: string): string | undefined {
  if (ref === "#") return "";
  if (!ref.startsWith("#/")) return undefined;
  if (!ref.includes("%")) return ref.slice(1);
  try {
    return decodeURIComponent(ref.slice(1));
  } catch {
    return undefined;
  }
}

/** The same-document reference to a pointer. Characters that a URI fragment cannot hold (RFC 3986, 3.5) are percent-encoded. */
export function refOfPointer(pointer: string): string {
  return `#${encodeURI(pointer).replaceAll("#", "%23").replaceAll("[", "%5B").replaceAll("]", "%5D")}`;
}

/** Resolves same-document references, each text once. */
export type Resolver = (ref: string) => unknown;

/** A resolver for one document; do not change the document while it is in use. */
export function createResolver(root: unknown): Resolver {
  const cache = new Map<string, unknown>();
  return (ref) => {
    if (!cache.has(ref)) {
      const pointer = pointerOfRef(ref);
      cache.set(ref, pointer === undefined ? undefined : resolvePointer(root, pointer));
    }
    return cache.get(ref);
  };
}
