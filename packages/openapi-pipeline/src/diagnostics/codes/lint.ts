import { row } from "../define.ts";

/** Reading a document with the linters, and the house rules. */
export const lintCodes = {
  "lint-tool-crashed": row<{ tool: string; reason: string }>({
    severity: "error",
    message: ({ tool, reason }) => `${tool} crashed on this document: ${reason}`,
    fix: ({ tool }) => `Mend what the other findings name, then lint again; ${tool}'s own findings are missing here.`,
  }),
  "lint-config-invalid": row<{ file: string; reason: string }>({
    severity: "error",
    message: ({ file, reason }) => `The lint configuration \`${file}\` cannot be used: ${reason}`,
    fix: ({ file }) => `Correct \`${file}\`; until then its linter says nothing.`,
  }),
  "lint-document-unreadable": row<{ reason: string }>({
    severity: "error",
    message: ({ reason }) => `The document cannot be read: ${reason}`,
    expected: () => "an OpenAPI 2.0, 3.0, 3.1 or 3.2 document in JSON or YAML",
    fix: () => "Correct the document at this place.",
  }),
  "operation-id-convention": row<{ operationId: string; expected: string; suggestion: string }>({
    severity: "error",
    message: ({ operationId }) => `The operationId \`${operationId}\` does not follow the convention`,
    expected: ({ expected }) => expected,
    found: ({ operationId }) => operationId,
    fix: ({ suggestion }) =>
      `Write \`operationId: "${suggestion}"\`; functions of generated clients are named after it.`,
  }),
  "operation-visibility": row<{ operation: string; found: string }>({
    severity: "error",
    message: ({ operation }) => `\`${operation}\` does not state who may see it`,
    expected: () => "x-audience: internal, partner or public",
    found: ({ found }) => found,
    fix: () => "State the operation's audience; what says nothing must not reach callers by accident.",
  }),
  "problem-details": row<{ operation: string; found: string }>({
    severity: "error",
    message: ({ operation }) => `\`${operation}\` has no 4xx response that a caller can tell apart by its code`,
    expected: () => "a 4xx response with application/problem+json (RFC 9457), its code a const or enum",
    found: ({ found }) => found,
    fix: () => "Declare the operation's errors with `problem({ status, title })`.",
  }),
  "example-missing": row<{ operation: string; body: string }>({
    severity: "warning",
    message: ({ operation, body }) => `The ${body} of \`${operation}\` has no example`,
    expected: () => "examples on the schema, on its required properties, or on the media type",
    fix: () => "Add `examples: [...]` to the schema; documentation, mocks and contract tests use them.",
  }),
  "trigger-not-accepted": row<{ operation: string; found: string }>({
    severity: "error",
    message: ({ operation }) => `\`${operation}\` triggers a workflow, but does not answer 202 with the run's URL`,
    expected: () => "a 202 response with a Location header (RFC 9110, 15.3.3)",
    found: ({ found }) => found,
    fix: () => "Set `successStatus: 202` and declare the header `location` in the output.",
  }),
  "component-name-casing": row<{ section: string; name: string; suggestion: string }>({
    severity: "warning",
    message: ({ section, name }) => `The component \`${name}\` (${section}) is not in PascalCase`,
    expected: ({ suggestion }) => suggestion,
    found: ({ name }) => name,
    fix: ({ suggestion }) => `Name it \`${suggestion}\`; types of generated clients are named after it.`,
  }),
  "property-name-casing": row<{ name: string; suggestion: string }>({
    severity: "warning",
    message: ({ name }) => `The property \`${name}\` is not in camelCase`,
    expected: ({ suggestion }) => suggestion,
    found: ({ name }) => name,
    fix: ({ suggestion }) => `Name it \`${suggestion}\`.`,
  }),
  "parameter-name-casing": row<{ name: string; place: string; expected: string; suggestion: string }>({
    severity: "warning",
    message: ({ name, place, expected }) => `The ${place} parameter \`${name}\` is not in ${expected}`,
    expected: ({ suggestion }) => suggestion,
    found: ({ name }) => name,
    fix: ({ suggestion }) => `Name it \`${suggestion}\`.`,
  }),
  "path-segment-casing": row<{ path: string; segment: string; suggestion: string }>({
    severity: "warning",
    message: ({ path, segment }) => `The segment \`${segment}\` of \`${path}\` is not in kebab-case`,
    expected: ({ suggestion }) => suggestion,
    found: ({ segment }) => segment,
    fix: ({ suggestion }) => `Write \`${suggestion}\`.`,
  }),
} as const;
