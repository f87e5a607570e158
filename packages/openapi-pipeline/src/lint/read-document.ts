import { isRecord } from "./is-record.ts";
import type { TextPosition } from "./text-position.ts";

/** A document that was parsed once, for both linters. */
export interface ReadableDocument {
  /** A tree: no value stands in two places. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** What is wrong with the text itself. */
export interface TextProblem {
  readonly reason: string;
  readonly pointer: string;
  readonly position?: TextPosition;
}

/** What the text holds, and how to find places in it. */
export interface DocumentText {
  /** Nothing when no OpenAPI document can be made of the text. */
  readonly document: ReadableDocument | undefined;
  /** Known once the text was read; for JSON the duplicates of keys come with {@link DocumentText.locate}. */
  readonly problems: readonly TextProblem[];
  /** Positions of the pointers that exist, and the problems that only a full scan shows. */
  readonly locate: (pointers: Iterable<string>) => LocatedPointers;
}

export interface LocatedPointers {
  readonly positions: ReadonlyMap<string, TextPosition>;
  readonly problems: readonly TextProblem[];
}

/** Parses JSON with the engine's own parser, all else as YAML 1.2. */
export async function readDocument(text: string): Promise<DocumentText> {
  const reader = isJson(text) ? await import("./read-json.ts") : await import("./read-yaml.ts");
  const { data, problems, locate } = "readJson" in reader ? reader.readJson(text) : reader.readYaml(text);
  const refusal = problems.some((problem) => problem.fatal) ? undefined : refuse(data);
  const fatal = refusal !== undefined || problems.some((problem) => problem.fatal);
  return {
    document: !fatal && isRecord(data) ? { data } : undefined,
    problems: refusal === undefined ? problems : [...problems, { reason: refusal, pointer: "" }],
    locate,
  };
}

function isJson(text: string): boolean {
  return /^[\s\uFEFF]*[[{]/.test(text);
}

/** The versions that both linters know. */
function refuse(data: unknown): string | undefined {
  if (data === null || data === undefined) return "it is empty";
  if (!isRecord(data)) return `it is ${Array.isArray(data) ? "a list" : `a ${typeof data}`}, not an object`;
  const { openapi, swagger } = data;
  if (openapi === undefined && swagger === undefined) return "it has no `openapi` field, which names the version";
  if (openapi === undefined) return swagger === "2.0" ? undefined : `it is of Swagger version ${show(swagger)}`;
  return typeof openapi === "string" && /^3\.[012]\.\d+/.test(openapi)
    ? undefined
    : `it is of OpenAPI version ${show(openapi)}`;
}

function show(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
