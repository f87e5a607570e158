import type { Json } from "@rawr/schema-containment";
import { jsonText } from "../diagnostics/render/json-text.ts";

/** Indented JSON for people, without a last line feed. Invisible characters are escaped. */
export function prettyJson(value: Json): string {
  return jsonText(value).trimEnd();
}

/** JSON in one line, cut at `most` characters. */
export function shortJson(value: Json, most = 120): string {
  const text = prettyJson(value).replace(/\n\s*/g, " ");
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}

/** The first `most` lines, and how many were cut. */
export function firstLines(text: string, most: number): { readonly text: string; readonly cut: number } {
  const lines = text.split("\n");
  return { text: lines.slice(0, most).join("\n"), cut: Math.max(0, lines.length - most) };
}
