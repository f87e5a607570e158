import type { HttpMethod, OpenApiDocument, Operation } from "@rawr/openapi-document";
import type { OutputFile } from "../artifacts/output-file.ts";
import type { OperationEntry } from "../generate/operations.ts";
import { provenance } from "../generate/preamble.ts";
import type { PackageInput } from "./package-input.ts";

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
  /** Every scope that one of its security requirements names, sorted. */
  readonly scopes: readonly string[];
  /** Repeating the request has the effect of sending it once. */
  readonly idempotent: boolean;
  readonly deprecated: boolean;
  /** Date after which it may stop working; `null` when the document gives none. */
  readonly sunset: string | null;
}

/** `operations.json`: which function calls what, for tools and for reviewers of a rename. */
export function operationsFile(input: PackageInput): OutputFile {
  const contents = {
    $comment: provenance(input.surface, input.client).join(" "),
    contract: input.contract,
    operations: input.operations.map((entry) => recordOf(input, entry)),
  };
  return { path: "operations.json", contents: `${JSON.stringify(contents, null, 2)}\n` };
}

function recordOf({ document, client, functions }: PackageInput, entry: OperationEntry): OperationRecord {
  const { operation, method } = entry;
  const { "x-audience": audience, "x-sunset": sunset } = operation;
  return {
    id: entry.id ?? null,
    method: method.toUpperCase(),
    path: entry.path,
    function: functions.get(entry.route) ?? null,
    audience: typeof audience === "string" ? audience : client.audience,
    scopes: scopesOf(document, operation),
    idempotent: isIdempotent(method, operation),
    deprecated: operation.deprecated === true,
    sunset: typeof sunset === "string" ? sunset : null,
  };
}

/** RFC 9110, 9.2.2. */
const idempotentMethods: ReadonlySet<HttpMethod> = new Set(["get", "head", "options", "trace", "put", "delete"]);

function isIdempotent(method: HttpMethod, operation: Operation): boolean {
  return operation["x-idempotent"] === true || idempotentMethods.has(method);
}

function scopesOf(document: OpenApiDocument, operation: Operation): readonly string[] {
  const requirements = operation.security ?? document.security ?? [];
  return [...new Set(requirements.flatMap((requirement) => Object.values(requirement).flat()))].sort();
}
