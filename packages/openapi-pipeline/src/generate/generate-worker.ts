import type { OpenApiDocument } from "../document/openapi.ts";
import { type GenerateInput, runTool, type ToolResult } from "./generate-client.ts";
import type { Tool } from "./tool.ts";

/** What crosses the thread: the document only as text. */
export interface GenerateRequest extends Omit<GenerateInput, "document" | "memo"> {
  readonly tool: Tool;
  /** What the last run left to remember. */
  readonly memo: readonly (readonly [key: string, value: string])[];
}

/** What comes back. */
export interface GenerateReply {
  readonly result: ToolResult;
  readonly memo: GenerateRequest["memo"];
}

/** {@link runTool} for a worker. */
export async function generateInWorker({ tool, memo, ...input }: GenerateRequest): Promise<GenerateReply> {
  const remembered = new Map(memo);
  const document = JSON.parse(input.text) as OpenApiDocument;
  const result = await runTool({ ...input, document, memo: remembered }, tool);
  return { result, memo: [...remembered] };
}
