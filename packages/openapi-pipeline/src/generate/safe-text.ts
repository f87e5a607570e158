import type { OpenApiDocument } from "@rawr/openapi-document";

/** Fields whose values are part of a type; all other text is only ever printed into comments. */
const typed = new Set(["const", "enum"]);

/** Fields that hold an example or a default; every string in them ends up in a comment. */
const illustrative = new Set(["default", "example", "examples"]);

/** Fields that hold prose. */
const prose = new Set(["title", "summary", "description", "$comment", "format"]);

/**
 * Takes the end-of-comment mark out of everything that is printed into comments, in place.
 * hey-api 0.99 replaces the mark by `*`, so that `**` before `//` becomes a mark again and what follows becomes code;
 * both printers break a comment's line at U+2028.
 */
export function disarmComments(document: OpenApiDocument, text: string): void {
  if (mayNeedDisarming.test(text)) disarm(document, "schema");
}

/** `*` before `/`, or U+2028 or U+2029; each plain or escaped as JSON allows. */
const mayNeedDisarming = /(?:\*|\\u002a)(?:\\?\/|\\u002f)|[\u2028\u2029]|\\u202[89]/i;

/** What the keys of an object are: fields of OpenAPI or JSON Schema, names that the author chose, or data. */
type Keys = "schema" | "names" | "data";

function disarm(node: unknown, keys: Keys): void {
  if (typeof node !== "object" || node === null) return;
  const record = node as Record<string, unknown>;
  for (const [key, value] of Object.entries(record)) {
    if (keys === "schema" && typed.has(key)) continue;
    const below = Array.isArray(node) ? keys : keysBelow(key, keys);
    if (typeof value !== "string") disarm(value, below);
    else if (keys === "data" || (keys === "schema" && (prose.has(key) || illustrative.has(key))))
      record[key] = commentText(value);
  }
}

function keysBelow(key: string, keys: Keys): Keys {
  if (keys === "names") return "schema";
  if (keys === "data" || illustrative.has(key)) return "data";
  return key === "properties" ? "names" : "schema";
}

/** Text that cannot end the block comment around it. */
export function commentText(text: string): string {
  return text.replaceAll("*/", "*\\/").replaceAll(/[\u2028\u2029]/g, " ");
}

/** Text on one line, for Markdown tables and headings: no line break, no HTML, no table cell, no code fence. */
export function inlineText(text: string): string {
  return text
    .replaceAll(/[\s\u0000-\u001f\u2028\u2029]+/g, " ")
    .trim()
    .replaceAll(/[\\`*_{}[\]|$]/g, (mark) => `\\${mark}`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/** A JavaScript string literal; never ends a line, a template or a `<script>` around it. */
export function stringLiteral(text: string): string {
  return JSON.stringify(text).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029").replaceAll("</", "<\\/");
}
