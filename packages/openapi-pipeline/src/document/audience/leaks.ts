import {
  childOf,
  encodeToken,
  isObject,
  type JsonObject,
  type NodeKind,
  type OpenApiDocument,
  walk,
} from "@rawr/openapi-document";

/** A hidden name that is still somewhere in a projected document. */
export interface Leak {
  readonly name: string;
  /** The node of the projected document that holds it, and the way from there. */
  readonly node: JsonObject;
  readonly field: string;
  readonly rest: string;
}

/** Finds names of the complete document's hidden parts in any text or key of the projection. */
export function findLeaks(complete: OpenApiDocument, projected: OpenApiDocument): Leak[] {
  const visible = namesIn(projected);
  const hidden = [...namesIn(complete)].filter((name) => !visible.has(name) && isDistinctive(name));
  if (hidden.length === 0) return [];
  const search = createSearch(hidden);
  const leaks: Leak[] = [];
  walk(projected, (node, kind) => {
    const here = new Set<string>();
    for (const field of Object.keys(node)) {
      const report = (name: string, rest: string): void => {
        if (!here.has(name)) leaks.push({ name, node, field, rest });
        here.add(name);
      };
      search(field, (name) => report(name, ""));
      const child = childOf(kind, field);
      const isValue = !child || child.kind === "value";
      if (isValue) searchValue(node[field], "", (text, rest) => search(text, (name) => report(name, rest)));
      else if (child.shape !== "one" && child.shape !== "list" && isObject(node[field])) {
        for (const key of Object.keys(node[field])) search(key, (name) => report(name, `/${encodeToken(key)}`));
      }
    }
  });
  return leaks;
}

/** Finds names in a text: single words by the text's own words, longer names by their first word. */
function createSearch(names: readonly string[]): (text: string, found: (name: string) => void) => void {
  const byFirstWord = new Map<string, string[]>();
  for (const name of names) {
    const [first] = /[\w$]+/.exec(name) ?? [name];
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), name]);
  }
  return (text, found) => {
    for (const [word] of text.matchAll(/[\w$]+/g)) {
      for (const name of byFirstWord.get(word) ?? []) if (name === word || containsPhrase(text, name)) found(name);
    }
  };
}

function searchValue(value: unknown, rest: string, found: (text: string, rest: string) => void): void {
  if (typeof value === "string") found(value, rest);
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const below = `${rest}/${encodeToken(key)}`;
    if (!Array.isArray(value)) found(key, below);
    searchValue(item, below, found);
  }
}

/** A phrase counts where it is not a part of a longer one: `/runs` is not in `/runs/{id}`. */
function containsPhrase(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const before = text[at - 1] ?? " ";
    const after = text.slice(at + phrase.length, at + phrase.length + 2);
    if (!/[\w$/.-]/.test(before) && !/^([\w$/{]|[.:-]\w)/.test(after)) return true;
  }
  return false;
}

/**
 * A name that a sentence would hardly hold by chance: several words joined by case or punctuation. Single dictionary words
 * (`status`, `Invoice`) are left alone, because prose uses them for themselves.
 */
export function isDistinctive(name: string): boolean {
  return name.length >= 5 && /[a-z0-9][A-Z]|[A-Z]{2,}[a-z]|\w[_.:/-]\w|^\/\w/.test(name);
}

/** Everything in a document that names something. */
function namesIn(document: OpenApiDocument): Set<string> {
  const names = new Set<string>();
  walk(document, (node, kind, place) => {
    // Components, headers, links and webhooks have the key of their map as a name.
    const isName = kind !== "mediaType" && kind !== "example" && place?.field !== "patternProperties";
    if (isName && typeof place?.key === "string") names.add(place.key);
    for (const name of namesOf[kind]?.(node) ?? []) if (typeof name === "string") names.add(name);
  });
  return names;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const namesOf: { readonly [Kind in NodeKind]?: (node: JsonObject) => readonly unknown[] } = {
  paths: (node) => Object.keys(node),
  operation: (node) => [node.operationId, ...listOf(node.tags)],
  parameter: (node) => [node.name],
  tag: (node) => [node.name],
  server: (node) => [node.url],
  schema: (node) => [
    node.const,
    ...listOf(node.enum),
    ...Object.keys(isObject(node.properties) ? node.properties : {}),
  ],
  oauthFlow: (node) => Object.keys(isObject(node.scopes) ? node.scopes : {}),
};
