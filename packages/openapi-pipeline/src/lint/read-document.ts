import type { DocumentText } from "./document-text.ts";
import { isRecord } from "./is-record.ts";

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
