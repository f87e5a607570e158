import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";

export const sampleFile = "packages/x/src/workflows/contract.ts";

/** The source that the sample points into. */
export const sampleSource = `import { oc } from "@orpc/contract";

export const runContract = {
  get: oc.route({ method: "GET", path: "/runs/{runId}" }),
  find: oc.route({ method: "GET", path: "/runs/{id}" }),
};
`;

export const readSample = (file: string): string | undefined => (file === sampleFile ? sampleSource : undefined);

/** One finding of each kind: with a source line, from a linter with a pointer only, and with no place at all. */
export const sample: readonly Diagnostic[] = [
  {
    code: "unused-rename",
    severity: "info",
    origin: "rawr",
    message: "The rename of RunStatus is no longer needed",
    fix: "Remove it from `renames`.",
  },
  {
    code: "redocly/operation-4xx-response",
    severity: "warning",
    origin: "redocly",
    message: "Operation must have at least one `4xx` response.",
    artifact: { file: "openapi/runs/v1/internal/openapi.json", pointer: "/paths/~1runs~1{runId}/get/responses" },
    notes: [{ message: "in internal, public" }],
  },
  {
    code: "duplicate-route",
    severity: "error",
    origin: "rawr",
    message: "GET /runs/{} is served by two procedures",
    location: { file: sampleFile, line: 5, column: 3 },
    artifact: { file: "openapi/runs/v1/internal/openapi.json", pointer: "/paths/~1runs~1{id}/get" },
    expected: "one procedure per method and path",
    found: "get and find",
    fix: "Give one of them another path or method.",
    notes: [{ message: "the other one is here", location: { file: sampleFile, line: 4, column: 3 } }],
  },
];
