import { row } from "../define.ts";

/** Loading `contracts/<surface>.v<major>.ts` and what it says. */
export const surfaceCodes = {
  "module-syntax": row<{ error: string }>({
    severity: "error",
    message: ({ error }) => `The module cannot be parsed: ${error}`,
    fix: () => "Correct the syntax at the marked place.",
  }),
  "module-not-found": row<{ specifier: string; reason: string }>({
    severity: "error",
    message: ({ specifier, reason }) => `Cannot load "${specifier}": ${reason}`,
    fix: ({ specifier }) =>
      specifier.startsWith(".")
        ? "Correct the path, or create the file."
        : "Add the package to the dependencies of the package that imports it and install; an alias belongs to `paths` of its tsconfig.json.",
  }),
  "export-not-found": row<{ specifier: string; name: string; isType: boolean; suggestion: string | undefined }>({
    severity: "error",
    message: ({ specifier, name }) => `\`${specifier}\` has no export named "${name}"`,
    fix: ({ name, isType, suggestion }) => {
      if (isType)
        return `Write \`import type\` or \`export type\`: "${name}" is a type, which is gone when the module runs.`;
      return suggestion === undefined ? "Export it there, or correct the name." : `Did you mean "${suggestion}"?`;
    },
  }),
  "module-threw": row<{ error: string }>({
    severity: "error",
    message: ({ error }) => `The module threw while it was loaded: ${error}`,
    fix: () => "A contract module only declares: move the work that throws out of module scope, or correct it.",
  }),
  "module-cycle": row<{ name: string; chain: readonly string[] }>({
    severity: "error",
    message: ({ name }) =>
      `\`${name}\` is used before its module has run, because modules import each other in a cycle`,
    found: ({ chain }) => chain.join(" -> "),
    fix: () => "Move what both modules need into a third one that imports neither.",
  }),
  "module-never-loaded": row<{ reason: string }>({
    severity: "error",
    message: ({ reason }) => `The surface was not loaded: ${reason}`,
    fix: () => "Remove process.exit() and top-level awaits that never settle from the contract's modules.",
  }),
  "surface-not-exported": row<{ exports: readonly string[] }>({
    severity: "error",
    message: () => "The file defines no surface",
    expected: () => "one named export made by defineSurface({ ... })",
    found: ({ exports }) => (exports.length > 0 ? `exports: ${exports.join(", ")}` : "no exports"),
    fix: () =>
      'Write `export const surface = defineSurface({ ... })`, with defineSurface from "@rawr/openapi-pipeline/surface".',
  }),
  "several-surfaces": row<{ first: string; second: string }>({
    severity: "error",
    message: ({ first, second }) => `The file defines two surfaces, ${first} and ${second}`,
    expected: () => "one surface in a file",
    fix: ({ second }) => `Move ${second} to a file of its own.`,
  }),
  "surface-field": row<{ field: string; expected: string; found: string; suggestion?: string | undefined }>({
    severity: "error",
    message: ({ field }) => `The surface's \`${field}\` is not valid`,
    expected: ({ expected }) => expected,
    found: ({ found }) => found,
    fix: ({ field, suggestion }) => (suggestion ? `Did you mean ${suggestion}?` : `Correct \`${field}\`.`),
  }),
  "surface-file-name": row<{ expected: string; found: string }>({
    severity: "error",
    message: () => "The file's name and the surface's name and version differ",
    expected: ({ expected }) => expected,
    found: ({ found }) => found,
    fix: ({ expected }) => `Rename the file to ${expected}, or correct \`name\` and \`version\`.`,
  }),
  "source-document-unreadable": row<{ document: string; reason: string }>({
    severity: "error",
    message: ({ document, reason }) => `The source document ${document} cannot be used: ${reason}`,
    fix: () => "Correct the path or the document; it must be OpenAPI 3.0, 3.1 or 3.2 in JSON or YAML.",
  }),
  "discriminator-target-missing": row<{ document: string; target: string }>({
    severity: "warning",
    message: ({ document, target }) => `A discriminator in ${document} names ${target}, and there is no such file`,
    fix: () => "Save the file beside the document, or correct the mapping; without it the entry is left out.",
  }),
  "source-document-size": row<{ document: string; megabytes: number; limit: number }>({
    severity: "error",
    message: ({ document }) => `The source document ${document} is too large`,
    expected: ({ limit }) => `at most ${limit} MB`,
    found: ({ megabytes }) => `${megabytes} MB`,
    fix: () => "Split the document, or remove embedded data such as base64 examples.",
  }),
  "invalid-router-entry": row<{ path: string; found: string }>({
    severity: "error",
    message: ({ path }) => `The contract's entry ${path} is neither a procedure nor a router`,
    expected: () => "a procedure made by oc.route(...), or an object of procedures",
    found: ({ found }) => found,
    fix: () =>
      "Remove the entry, or correct the import that it comes from (an import cycle leaves `undefined` behind).",
  }),
  "lazy-router": row<{ path: string }>({
    severity: "error",
    message: ({ path }) => `The router at ${path} is lazy, so its operations cannot be seen`,
    fix: () => "Import the contract directly; a contract holds no implementation, so there is nothing to load late.",
  }),
  "empty-contract": row<{ path: string }>({
    severity: "error",
    message: ({ path }) => `The contract ${path} has no procedures`,
    fix: () => "Add a procedure, or remove the contract from the surface.",
  }),
  "prefix-without-path": row<{ path: string; prefix: string }>({
    severity: "error",
    message: ({ path }) => `The procedure ${path} names no path, so oRPC ignores the prefix`,
    expected: ({ prefix }) => `route({ path: "/..." }) below the prefix ${prefix}`,
    found: () => "no path in its route",
    fix: () => "Give the procedure an explicit path.",
  }),
  "implicit-path": row<{ path: string; derived: string }>({
    severity: "warning",
    message: ({ path, derived }) => `The procedure ${path} names no path; its URL ${derived} follows the router's keys`,
    fix: ({ derived }) => `Write route({ path: "${derived}" }), so that renaming a key does not move the operation.`,
  }),
} as const;
