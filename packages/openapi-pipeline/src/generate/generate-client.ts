import type { OutputFile } from "../artifacts/output-file.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import type { OpenApiDocument } from "../document/openapi.ts";
import { packageFiles } from "../package/package-files.ts";
import type { ClientPackage, SurfaceInfo } from "../surface/surface.ts";
import { inlineDeepReferences } from "./inline-deep-references.ts";
import { listOperations, type OperationEntry } from "./operations.ts";
import { commentPreamble, documentPathOf, provenance } from "./preamble.ts";
import { findReferenceProblems } from "./reference-problems.ts";
import { runTarget } from "./run-target.ts";
import { type DocumentSlice, sliceInput } from "./slice.ts";
import type { GenerateMemo, MemoSlot, TargetInput } from "./target.ts";
import { heyApiTarget } from "./targets/hey-api/target.ts";
import { openapiTypescriptTarget } from "./targets/openapi-typescript/target.ts";
import { toolVersion } from "./tool-version.ts";

/** What a client package is generated from: plain data, so that the stage can run in a worker. */
export interface GenerateInput {
  /** OpenAPI 3.1, in canonical order. It is not changed. */
  readonly document: OpenApiDocument;
  /** The same document as the JSON text that is published. */
  readonly text: string;
  readonly surface: SurfaceInfo;
  readonly client: ClientPackage;
  /** What an earlier run left. Without it everything is generated anew; the result is the same. */
  readonly memo?: GenerateMemo;
}

/** The package's files, sorted by path, relative to the workspace root. */
export interface GenerateOutput {
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Generates one npm package from one document: hey-api's types and functions, openapi-typescript's `paths`, and what a
 * package needs around them. A tool that fails, or loses an operation, is an error diagnostic; the other one still runs.
 */
export async function generateClient(input: GenerateInput): Promise<GenerateOutput> {
  const { document, text, surface, client } = input;
  const references = findReferenceProblems(document, documentPathOf(surface, client));
  const operations = listOperations(document);
  const usable = operations.filter((entry) => !references.affected.has(entry.route));
  if (usable.length === 0) {
    const diagnostics = [...references.diagnostics, diagnose("client-without-operations", { name: client.name })];
    return { files: [], diagnostics };
  }
  const sound = soundInput(input, usable, operations.length);
  const inputFor = (tool: string): TargetInput => {
    const preamble = commentPreamble(provenance(surface, client, `${tool} ${toolVersion(tool)}`));
    return { ...sound, preamble, memo: memoSlot(input, tool) };
  };
  const heyApi = await runTarget({ tool: "hey-api", generate: heyApiTarget }, inputFor("@hey-api/openapi-ts"));
  const paths = await runTarget(
    { tool: "openapi-typescript", generate: openapiTypescriptTarget },
    inputFor("openapi-typescript"),
  );
  const functions = heyApi.output?.functions ?? new Map<string, string>();
  const sources = [...(heyApi.output?.files ?? []), ...(paths.output?.files ?? [])];
  return {
    files: packageFiles({ document, text, surface, client, operations, functions, sources }),
    diagnostics: [...references.diagnostics, ...heyApi.diagnostics, ...paths.diagnostics],
  };
}

/** What the tools can take: no reference that leads nowhere (hey-api crashes, or drops it without a word) or that is deep. */
function soundInput(input: GenerateInput, usable: readonly OperationEntry[], total: number): DocumentSlice {
  const document = inlineDeepReferences(input.document);
  if (usable.length < total) return sliceInput({ document }, usable);
  return { document, text: document === input.document ? input.text : JSON.stringify(document), operations: usable };
}

/** One entry for each tool and package; the tool's version is in the preamble, which the entry is checked against. */
function memoSlot({ memo, client }: GenerateInput, tool: string): MemoSlot | undefined {
  const key = `generate ${tool} ${client.name}`;
  return memo && { read: () => memo.get(key), write: (value) => void memo.set(key, value) };
}
