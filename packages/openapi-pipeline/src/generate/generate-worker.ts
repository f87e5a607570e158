import type { OpenApiDocument } from "@rawr/openapi-document";
import { openMemo } from "../artifacts/memo.ts";
import { type GenerateInput, runTool, type ToolResult } from "./generate-client.ts";
import type { Tool } from "./tool.ts";

/** What crosses the thread: the document only as text. */
export interface GenerateRequest extends Omit<GenerateInput, "document" | "memo"> {
  readonly tool: Tool;
  /** Where the last run left what it made. */
  readonly memoFile: string | undefined;
}

/** {@link runTool} for a worker. */
export async function generateInWorker({ tool, memoFile, ...input }: GenerateRequest): Promise<ToolResult> {
  const memo = openMemo(memoFile);
  const document = JSON.parse(input.text) as OpenApiDocument;
  const result = await runTool({ ...input, document, memo: memo.entries }, tool);
  memo.save();
  return result;
}
