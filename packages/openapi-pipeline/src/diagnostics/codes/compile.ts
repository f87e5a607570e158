import { row } from "../define.ts";

/** Turning procedures into an OpenAPI document without losing anything. */
export const compileCodes = {
  "duplicate-route": row<{ method: string; path: string; first: string; second: string }>({
    severity: "error",
    message: ({ method, path, first, second }) => `\`${first}\` and \`${second}\` are both ${method} ${path}`,
    expected: () => "one procedure for a method and path",
    found: ({ first, second }) => `${first}, ${second}`,
    fix: () => "Give one of them another path or method; oRPC would serve only the last one.",
  }),
  "conflicting-path-templates": row<{ first: string; second: string }>({
    severity: "error",
    message: ({ first, second }) => `\`${first}\` and \`${second}\` are the same path with different parameter names`,
    expected: () => "one name for a parameter at one place of a path (OpenAPI 3.1, Paths Object)",
    found: ({ first, second }) => `${first}, ${second}`,
    fix: () => "Use the same parameter name in both.",
  }),
  "ambiguous-path-templates": row<{ method: string; first: string; second: string; example: string }>({
    severity: "error",
    message: ({ method, first, second, example }) =>
      `\`${method} ${example}\` matches both \`${first}\` and \`${second}\``,
    fix: () => "Change a fixed segment of one path, so that no URL matches both.",
  }),
  "duplicate-operation-id": row<{ id: string; first: string; second: string }>({
    severity: "error",
    message: ({ id, first, second }) => `The operationId ${id} names both ${first} and ${second}`,
    fix: () => "Give each operation its own operationId; generated clients name functions after it.",
  }),
  "operation-id-case": row<{ first: string; second: string }>({
    severity: "error",
    message: ({ first, second }) => `The operationIds ${first} and ${second} differ only in case`,
    fix: () => "Rename one; generated files and functions collide on case-insensitive systems.",
  }),
  "unknown-method": row<{ operation: string; method: string }>({
    severity: "error",
    message: ({ operation, method }) =>
      `\`${operation}\` uses the method ${method}, for which OpenAPI 3.1 has no field`,
    expected: () => "GET, PUT, POST, DELETE, OPTIONS, HEAD, PATCH or TRACE",
    found: ({ method }) => method,
    fix: () => "Use one of these; a query that needs a body is a POST.",
  }),
  "no-content-with-body": row<{ status: number; operation: string }>({
    severity: "error",
    message: ({ status, operation }) => `\`${operation}\` answers ${status}, which has no body, but declares an output`,
    expected: () => "no output schema (RFC 9110, 15.3.5)",
    fix: () => "Remove .output(...), or answer 200.",
  }),
  "operation-without-output": row<{ operation: string }>({
    severity: "error",
    message: ({ operation }) => `\`${operation}\` declares no output, so its response is not described`,
    expected: () => ".output(schema), or successStatus: 204",
    fix: () => "Declare what the operation returns.",
  }),
  "invalid-input-structure": row<{ operation: string; expected: string; found: string }>({
    severity: "error",
    message: ({ operation }) => `The input of ${operation} cannot be laid out as an HTTP request`,
    expected: ({ expected }) => expected,
    found: ({ found }) => found,
    fix: () => "Change the input schema, the path, or inputStructure.",
  }),
  "invalid-output-structure": row<{ operation: string; expected: string; found: string }>({
    severity: "error",
    message: ({ operation }) => `The output of ${operation} cannot be laid out as HTTP responses`,
    expected: ({ expected }) => expected,
    found: ({ found }) => found,
    fix: () => "Change the output schema or outputStructure.",
  }),
  "path-parameter-mismatch": row<{
    operation: string;
    path: string;
    missing: readonly string[];
    extra: readonly string[];
  }>({
    severity: "error",
    message: ({ operation, path }) => `The path parameters of ${operation} are not those of ${path}`,
    expected: ({ path }) =>
      `required properties ${[...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]).join(", ") || "none"}`,
    found: ({ missing, extra }) =>
      [
        missing.length > 0 && `missing or optional: ${missing.join(", ")}`,
        extra.length > 0 && `not in the path: ${extra.join(", ")}`,
      ]
        .filter(Boolean)
        .join("; "),
    fix: () => "Make the input's required properties and the path's parameters the same.",
  }),
  "unrepresentable-parameter": row<{ operation: string; parameter: string; place: string; found: string }>({
    severity: "error",
    message: ({ operation, parameter, place }) =>
      `The ${place} parameter ${parameter} of ${operation} has no serialization that client and server share`,
    expected: ({ place }) =>
      place === "query" ? "a primitive, an array of primitives, or a flat object" : "a primitive",
    found: ({ found }) => found,
    fix: () => "Flatten it, or move it to the request body.",
  }),
  "union-of-parameters": row<{ operation: string; branches: number }>({
    severity: "warning",
    message: ({ operation, branches }) =>
      `The parameters of ${operation} are a union of ${branches} objects; the document cannot say which come together`,
    fix: () => "Move the union to the request body, or give each variant an operation of its own.",
  }),
  "header-name-case": row<{ operation: string; header: string }>({
    severity: "error",
    message: ({ operation, header }) => `The request header ${header} of ${operation} never reaches the handler`,
    expected: ({ header }) => `"${header.toLowerCase()}": Node hands headers over in lower case`,
    found: ({ header }) => `"${header}"`,
    fix: ({ header }) => `Write "${header.toLowerCase()}" in the input schema; the document shows the usual case.`,
  }),
  "reserved-header": row<{ operation: string; header: string }>({
    severity: "error",
    message: ({ operation, header }) =>
      `\`${operation}\` declares the header ${header}, which OpenAPI ignores as a parameter`,
    fix: ({ header }) =>
      header.toLowerCase() === "authorization"
        ? "Declare a security scheme instead."
        : "Describe it by the media types of the body.",
  }),
  "spec-replaces-operation": row<{ operation: string }>({
    severity: "error",
    message: ({ operation }) => `The \`route.spec\` of ${operation} is an object, which replaces the whole operation`,
    expected: () => "spec: (operation) => ({ ...operation, ... })",
    fix: () => "Pass a function that returns a changed operation.",
  }),
  "spec-failed": row<{ operation: string; reason: string }>({
    severity: "error",
    message: ({ operation, reason }) => `The \`route.spec\` of ${operation} failed: ${reason}`,
    expected: () => "a function that returns the operation, changed or not",
    fix: () => "Correct the function; it receives the finished operation.",
  }),
  "error-without-status": row<{ operation: string; error: string }>({
    severity: "error",
    message: ({ operation, error }) => `The error ${error} of ${operation} names no status, so oRPC would answer 500`,
    expected: () => "a status from 400 to 599",
    fix: ({ error }) => `Write ${error}: problem({ status: ..., title: "..." }).`,
  }),
  "component-name-conflict": row<{ name: string; where: string }>({
    severity: "error",
    message: ({ name, where }) => `Two different schemas are named ${name} (the second in ${where})`,
    fix: ({ name }) =>
      `Give one another $id, or use the same schema for both; every use of ${name} must mean one thing.`,
  }),
  "component-name-case": row<{ first: string; second: string }>({
    severity: "error",
    message: ({ first, second }) => `The components ${first} and ${second} differ only in case`,
    fix: () => "Rename one; generated files collide on case-insensitive systems.",
  }),
  "unknown-audience": row<{ operation: string; found: string; suggestion: string }>({
    severity: "error",
    message: ({ operation, found }) => `\`${operation}\` is published to "${found}", which is no audience`,
    expected: () => "internal, partner or public",
    fix: ({ suggestion }) => (suggestion ? `Did you mean "${suggestion}"?` : "Name one of the three."),
  }),
  "unknown-link-target": row<{ operation: string; link: string; target: string; suggestion: string }>({
    severity: "error",
    message: ({ operation, link, target }) =>
      `The link ${link} of ${operation} points at ${target}, which does not exist`,
    expected: () => "a key of the same contract, or an operationId",
    fix: ({ suggestion }) => (suggestion ? `Did you mean ${suggestion}?` : "Correct the target."),
  }),
  "unknown-security-scheme": row<{ operation: string; scheme: string; known: string }>({
    severity: "error",
    message: ({ operation, scheme }) =>
      `\`${operation}\` requires the security scheme ${scheme}, which the surface does not declare`,
    expected: ({ known }) => known || "a scheme in the surface's securitySchemes",
    fix: () => "Declare the scheme in the surface, or correct the name.",
  }),
  "ingress-path": row<{ path: string }>({
    severity: "error",
    message: ({ path }) => `The runtime's ingress ${path} is in a document for callers`,
    expected: () => "only /api/workflows/... (the ingress belongs to the workflow engine)",
    fix: () => "Remove it: callers trigger workflows through /api/workflows.",
  }),
  "operation-renamed": row<{ from: string; to: string; route: string }>({
    severity: "error",
    message: ({ from, to, route }) => `\`${route}\` was recorded as ${from} and is now ${to}`,
    fix: ({ from, to }) => `Restore the operationId, or accept it: renames: { "${from}": "${to}" } in the surface.`,
  }),
  "operation-moved": row<{ id: string; from: string; to: string }>({
    severity: "error",
    message: ({ id, from, to }) => `\`${id}\` was recorded as ${from} and is now ${to}`,
    fix: ({ from, to }) => `Restore the route, or accept it: renames: { "${from}": "${to}" } in the surface.`,
  }),
  "component-renamed": row<{ from: string; to: string }>({
    severity: "error",
    message: ({ from, to }) => `The component ${from} is now named ${to}`,
    fix: ({ from, to }) => `Restore the $id, or accept it: renames: { "${from}": "${to}" } in the surface.`,
  }),
  "rename-unused": row<{ from: string; to: string }>({
    severity: "warning",
    message: ({ from, to }) => `The rename of ${from} to ${to} is recorded already, or names nothing`,
    fix: () => "Remove it from the surface's renames.",
  }),
  "names-lock-invalid": row<{ reason: string }>({
    severity: "error",
    message: ({ reason }) => `The record of names cannot be read: ${reason}`,
    fix: () => "Restore names.lock.json from version control.",
  }),
  "stage-failed": row<{ stage: string; reason: string }>({
    severity: "error",
    message: ({ stage, reason }) => `The stage ${stage} failed: ${reason}`,
    fix: () => "Run with --no-cache. If it stays, report it with the document; the other stages are not affected.",
  }),
  "operation-lost": row<{ selected: number; emitted: number; operations: string }>({
    severity: "error",
    message: ({ selected, emitted }) => `Of ${selected} procedures the document describes ${emitted}`,
    found: ({ operations }) => operations,
    fix: () => "This is a defect of the pipeline: report it with the contract.",
  }),
} as const;
