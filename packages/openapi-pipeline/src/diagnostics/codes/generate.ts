import { row } from "../define.ts";

/** How an operation is named to a reader: its operationId, or its route when it has none. */
export interface OperationParameters {
  /** The stock tool, `hey-api` or `openapi-typescript`. */
  readonly tool: string;
  readonly operation: string;
  /** `GET /runs/{runId}`. */
  readonly route: string;
}

export const generateCodes = {
  "unresolved-reference": row<{ reference: string; pointer: string; operations: readonly string[] }>({
    severity: "error",
    message: ({ reference, pointer }) =>
      `The reference "${reference}" at ${pointer} does not resolve inside the document`,
    expected: () => "a local reference (#/components/…) to something that exists",
    found: ({ operations }) =>
      operations.length > 0
        ? `a reference that these operations need: ${operations.join(", ")}`
        : "a reference that no operation needs",
    fix: ({ reference }) =>
      reference.startsWith("#")
        ? "Define the component, or correct the reference."
        : "Bundle the document into one file, so that every reference is local.",
  }),
  "generator-failed": row<{ tool: string; reason: string; operation?: string }>({
    severity: "error",
    message: ({ tool, reason, operation }) =>
      operation === undefined
        ? `\`${tool}\` failed on the document: ${reason}`
        : `\`${tool}\` failed on the operation ${operation}, which is left out: ${reason}`,
    fix: ({ operation }) =>
      operation === undefined
        ? "Lint the document first; if it is valid, report the failure to the tool's authors."
        : "Simplify the schemas of this operation, or report the failure to the tool's authors.",
  }),
  "client-without-operations": row<{ name: string }>({
    severity: "error",
    message: ({ name }) => `The client package ${name} would be empty: its document has no operation`,
    fix: () => "Publish an operation to the package's audience, or take the package out of the surface.",
  }),
  "generator-empty": row<{ tool: string; file: string }>({
    severity: "error",
    message: ({ tool, file }) => `\`${tool}\` reported success and wrote no usable ${file}`,
    expected: () => "types and functions for every operation of the document",
    found: () => "nothing",
    fix: () => "Check that the document has paths, and that each of its references resolves.",
  }),
  "generated-operation-missing": row<OperationParameters & { reason: string }>({
    severity: "error",
    message: ({ tool, operation, route, reason }) =>
      `\`${tool}\` lost the operation ${operation} (${route}): ${reason}`,
    expected: () => "one function and one set of types that call exactly this method and path",
    fix: () => "Compare the operation with one that is generated; give it an operationId and a path of its own.",
  }),
  "generated-operation-unknown": row<{ tool: string; name: string; route: string }>({
    severity: "error",
    message: ({ tool, name, route }) =>
      `\`${tool}\` wrote the function ${name} for ${route}, which the document does not have`,
    fix: () => "Make method and path of every operation unique in the document.",
  }),
  "generated-name-collision": row<{ name: string; first: string; second: string }>({
    severity: "error",
    message: ({ name, first, second }) =>
      `The operationIds "${first}" and "${second}" both become the function ${name}`,
    expected: () => "operationIds that stay different when letter case and punctuation are taken away",
    found: ({ name }) => `${name} and ${name}_, by the order of the document`,
    fix: ({ second }) =>
      `Rename "${second}", so that adding an operation never changes what an existing function calls.`,
  }),
  "generated-code-unexpected": row<{ tool: string; file: string; statement: string }>({
    severity: "error",
    message: ({ tool, file, statement }) =>
      `\`${tool}\` wrote a statement into ${file} that is not a declaration of the client: ${statement.slice(0, 120)}`,
    expected: () => "imports, types, and one function for each operation",
    fix: () =>
      "Look for text in the document that breaks out of a comment or a string, and report it to the tool's authors.",
  }),
  "pagination-unusable": row<{ operation: string; reason: string }>({
    severity: "error",
    message: ({ operation, reason }) => `The pages of ${operation} cannot be followed: ${reason}`,
    expected: () => "a query parameter for the cursor, an array of items, and the next cursor as a string",
    fix: () => "Correct `pagination` of the operation, or the parameters and the answer that it names.",
  }),
  "run-unusable": row<{ operation: string; reason: string }>({
    severity: "error",
    message: ({ operation, reason }) => `The runs that ${operation} triggers cannot be followed: ${reason}`,
    expected: () =>
      "links that take the run's id from one place of the answer, and a status whose variants have `status` and `isTerminal`",
    fix: () => "Correct the `links` of the trigger, or the shape of the status that they lead to.",
  }),
  "package-build-failed": row<{ file: string; reason: string }>({
    severity: "error",
    message: ({ file, reason }) => `The generated file ${file} cannot be built: ${reason}`,
    fix: () => "Run `pnpm build:openapi` to remake the package; if it fails again, report the document.",
  }),
} as const;
