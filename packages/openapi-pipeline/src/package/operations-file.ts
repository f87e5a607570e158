import type { OutputFile } from "../artifacts/output-file.ts";
import { provenance } from "../generate/preamble.ts";
import type { PackageInput } from "./package-files.ts";

/** One operation of a client package, as data. */
export interface OperationRecord {
  /** `operationId`; `null` when the document gives none. */
  readonly id: string | null;
  /** Upper case. */
  readonly method: string;
  /** Path template of the document, `/runs/{runId}`. */
  readonly path: string;
  /** Name of the exported function; `null` when the generator left the operation out. */
  readonly function: string | null;
  readonly audience: string;
  readonly deprecated: boolean;
}

/** `operations.json`: which function calls what, for tools and for reviewers of a rename. */
export function operationsFile(input: PackageInput): OutputFile {
  const operations = input.operations.map((entry): OperationRecord => {
    const audience = entry.operation["x-audience"];
    return {
      id: entry.id ?? null,
      method: entry.method.toUpperCase(),
      path: entry.path,
      function: input.functions.get(entry.route) ?? null,
      audience: typeof audience === "string" ? audience : input.client.audience,
      deprecated: entry.operation.deprecated === true,
    };
  });
  const contents = { $comment: provenance(input.surface, input.client).join(" "), operations };
  return { path: "operations.json", contents: `${JSON.stringify(contents, null, 2)}\n` };
}
