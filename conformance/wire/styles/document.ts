import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import type { Style } from "./decode.ts";

export interface StylesDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface DocumentOperation {
  readonly parameters?: readonly DocumentParameter[];
}

interface DocumentParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly style?: string;
  readonly explode?: boolean;
  readonly schema?: Schema;
  readonly content?: unknown;
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}

export interface Parameter extends Pick<DocumentParameter, "name" | "in" | "schema"> {
  readonly written: Pick<Style, "style" | "explode">;
  readonly json: boolean;
}

export interface Operation {
  readonly method: string;
  /** Matches an undecoded path; its groups are the parameters. */
  readonly pattern: RegExp;
  readonly parameters: readonly Parameter[];
}

/** The document, in which no author of a generator had a hand. */
export async function readStyles(): Promise<StylesDocument> {
  return parse(await readFile(join(import.meta.dirname, "styles.yaml"), "utf8")) as StylesDocument;
}

export function operationsOf(document: StylesDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      method: method.toUpperCase(),
      pattern: patternOf(path),
      parameters: (operation.parameters ?? []).map(parameterOf),
    })),
  );
}

function patternOf(path: string): RegExp {
  const parts = path.split(/\{([^}]+)\}/).map((part, index) => (index % 2 ? `(?<${part}>[^/]*?)` : escaped(part)));
  return new RegExp(`^${parts.join("")}$`);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function parameterOf({ name, in: place, style, explode, schema, content }: DocumentParameter): Parameter {
  const written = style ?? (place === "query" || place === "cookie" ? "form" : "simple");
  return {
    name,
    in: place,
    ...(schema && { schema }),
    written: { style: written, explode: explode ?? written === "form" },
    json: content !== undefined,
  };
}

/** Which of the three kinds a schema is, and how text becomes it. */
export function schemaOf({ schema = {} }: Parameter, document: StylesDocument) {
  const resolved = schema.$ref ? (document.components.schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {}) : schema;
  const { type, properties = {} } = resolved;
  const kind: Style["type"] = type === "array" ? "list" : type === "object" ? "object" : "text";
  const typed = (value: unknown): unknown => {
    if (typeof value === "string") return castTo(resolved, value);
    if (kind !== "object" || typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, text]) => [key, castTo(properties[key] ?? {}, text as string)]),
    );
  };
  return { kind, typed };
}

function castTo({ type }: Schema, text: string): unknown {
  if (type === "integer") return Number(text);
  return type === "boolean" ? text === "true" : text;
}
