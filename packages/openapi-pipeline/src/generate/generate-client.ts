import type { OpenApiDocument } from "@rawr/openapi-document";
import type { OutputFile } from "../artifacts/output-file.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { closeReferences } from "../document/close-references.ts";
import { packageFiles } from "../package/package-files.ts";
import type { ClientPackage, SurfaceInfo } from "../surface/surface.ts";
import { writeFromModel } from "./client-targets.ts";
import { inlineDeepReferences } from "./inline-deep-references.ts";
import { buildModel } from "./model/build-model.ts";
import type { ClientModel } from "./model/client-model.ts";
import { listOperations, type OperationEntry } from "./operations.ts";
import { commentPreamble, documentPathOf, provenance } from "./preamble.ts";
import { findReferenceProblems } from "./reference-problems.ts";
import { runTarget, type TargetResult } from "./run-target.ts";
import { type DocumentSlice, sliceInput } from "./slice.ts";
import type { GenerateMemo, MemoSlot, TargetInput, TargetOutput } from "./target.ts";
import { heyApiTarget } from "./targets/hey-api/target.ts";
import { openapiTypescriptTarget } from "./targets/openapi-typescript/target.ts";
import { type Tool, tools } from "./tool.ts";
import { toolVersion } from "./tool-version.ts";

/** What a client package is generated from: plain data, so that the stage can run in a worker. */
export interface GenerateInput {
  /** OpenAPI 3.1, in canonical order. It is not changed. */
  readonly document: OpenApiDocument;
  /** The same document as the JSON text that is published. */
  readonly text: string;
  readonly surface: SurfaceInfo;
  readonly client: ClientPackage;
  /** Sections of its CHANGELOG.md that releases wrote. Default: none. */
  readonly changelog?: string | undefined;
  /** What an earlier run left. Without it everything is generated anew; the result is the same. */
  readonly memo?: GenerateMemo;
}

/** The package's files, sorted by path, relative to the workspace root. */
export interface GenerateOutput {
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a generator wrote, and the package's entries that it stands for. */
export interface ToolOutput extends TargetOutput {
  /** Subpath of the package → file of its `src/`. */
  readonly entries: readonly (readonly [subpath: string, file: string])[];
  /** From the one that writes the client: what it is written from. */
  readonly model?: ClientModel;
}

/** What one generator made for a client; plain data. */
export type ToolResult = TargetResult<ToolOutput>;

/**
 * Generates one npm package from one document: the client on hey-api's types, openapi-typescript's `paths`, and what a
 * package needs around them. A tool that fails, or loses an operation, is an error diagnostic; the other one still runs.
 */
export async function generateClient(input: GenerateInput): Promise<GenerateOutput> {
  const results = new Map<Tool, ToolResult>();
  for (const tool of tools) results.set(tool, await runTool(input, tool));
  return assembleClient(input, results);
}

/** Runs one generator on what of the document it can take. */
export async function runTool(input: GenerateInput, tool: Tool): Promise<ToolResult> {
  const { usable, total } = usableOperations(input);
  if (usable.length === 0) return { output: undefined, diagnostics: [] };
  const npmName = tool === "hey-api" ? "@hey-api/openapi-ts" : tool;
  const preamble = commentPreamble(provenance(input.surface, input.client, `${npmName} ${toolVersion(npmName)}`));
  const target = { ...soundInput(input, usable, total), preamble, memo: memoSlot(input, tool) };
  if (tool === "hey-api")
    return writeClient(input, await runTarget({ tool, generate: typesOf(input.surface) }, target));
  return runTarget({ tool, generate: pathsOf }, target);
}

async function pathsOf(target: TargetInput): Promise<ToolOutput> {
  return { ...(await openapiTypescriptTarget(target)), entries: [["./paths", "paths.ts"]] };
}

function typesOf({ name }: SurfaceInfo): (target: TargetInput) => Promise<ToolOutput> {
  return async (target) => {
    const { document, operations } = target;
    const { model, diagnostics } = buildModel({ document, operations, surface: name });
    const types = await heyApiTarget(target, model);
    return { files: types.files, diagnostics: [...diagnostics, ...types.diagnostics], model, entries: [] };
  };
}

/** Adds what is written from the model alone, for the operations that have types. */
async function writeClient(
  { surface, client }: GenerateInput,
  { output, diagnostics }: ToolResult,
): Promise<ToolResult> {
  if (output?.model === undefined || output.files.length === 0) return { output, diagnostics };
  const written = await writeFromModel(output.model, commentPreamble(provenance(surface, client)));
  return {
    output: {
      ...output,
      files: [...output.files, ...written.files],
      entries: [...output.entries, ...written.entries],
    },
    diagnostics: [...diagnostics, ...written.diagnostics],
  };
}

/** Puts the package together from what the generators made. */
export function assembleClient(input: GenerateInput, results: ReadonlyMap<Tool, ToolResult>): GenerateOutput {
  const { document, text, surface, client, changelog } = input;
  const { references, operations, usable } = usableOperations(input);
  if (usable.length === 0) {
    return { files: [], diagnostics: [...references, diagnose("client-without-operations", { name: client.name })] };
  }
  const made = tools.flatMap((tool) => results.get(tool) ?? []);
  const model = made.find(({ output }) => output?.model !== undefined)?.output?.model;
  const functions = new Map(model?.operations.map(({ route, functionName }) => [route, functionName]));
  const sources = made.flatMap(({ output }) => output?.files ?? []);
  const entries = new Map(made.flatMap(({ output }) => output?.entries ?? []));
  return {
    files: packageFiles({ document, text, surface, client, operations, functions, sources, entries, model, changelog }),
    diagnostics: [...references, ...made.flatMap(({ diagnostics }) => diagnostics)],
  };
}

function usableOperations({ document, surface, client }: GenerateInput) {
  const found = findReferenceProblems(document, documentPathOf(surface, client));
  const operations = listOperations(document);
  const usable = operations.filter((entry) => !found.affected.has(entry.route));
  return { references: found.diagnostics, operations, usable, total: operations.length };
}

/**
 * What the tools can take: no reference that leads nowhere (hey-api crashes, or drops it without a word) or that is deep,
 * and nothing that only looks like a reference to the network (hey-api fetches what a `const` or an example says).
 */
function soundInput(input: GenerateInput, usable: readonly OperationEntry[], total: number): DocumentSlice {
  const { document, text } = closed(input);
  const shallow = inlineDeepReferences(document);
  const routes = new Set(usable.map((entry) => entry.route));
  const operations =
    shallow === input.document ? usable : listOperations(shallow).filter((entry) => routes.has(entry.route));
  if (usable.length < total) return sliceInput({ document: shallow }, operations);
  return { document: shallow, text: shallow === document ? text : JSON.stringify(shallow), operations };
}

function closed({ document, text }: GenerateInput): Pick<GenerateInput, "document" | "text"> {
  const inner = closeReferences(text);
  return inner === text ? { document, text } : { document: JSON.parse(inner) as OpenApiDocument, text: inner };
}

/** One entry for each tool and package; the tool's version is in the preamble, which the entry is checked against. */
function memoSlot({ memo, client }: GenerateInput, tool: string): MemoSlot | undefined {
  const key = `generate ${tool} ${client.name}`;
  return memo && { read: () => memo.get(key), write: (value) => void memo.set(key, value) };
}
