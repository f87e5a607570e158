import { builtIn, type ImportRule, nothingBut, npm, tests } from "./rule.ts";
import { browserEntries, serverOnly } from "./server-only.ts";

const schemaLibraries = npm(
  "typebox",
  "@orpc/[^/]+",
  "@standard-schema/spec",
  "zod",
  "valibot",
  "arktype",
  "@valibot/to-json-schema",
);

/** What a whole package may import: the table of docs/ARCHITECTURE.md. */
const table = [
  { name: "orpc-standards", allowed: [builtIn, schemaLibraries], says: "oRPC and schema libraries" },
  {
    name: "schema-containment",
    allowed: [npm("ajv", "ajv-formats", "refa", "@eslint-community/regexpp", "typebox")],
    says: "two validators and a library of regular languages; nothing of ours",
  },
  { name: "openapi-document", allowed: [], says: "nothing" },
  {
    name: "openapi-diff",
    allowed: ["(?:node:)?crypto$", "packages/openapi-document/", "packages/schema-containment/"],
    says: "openapi-document and schema-containment",
  },
  {
    name: "client-runtime",
    allowed: [npm("@tanstack/query-core")],
    says: "nothing but types of TanStack Query; it runs in browsers and in Node",
  },
  { name: "ui-sdk", allowed: [], says: "nothing: pages and plugins of any origin share it" },
  {
    name: "workflow-runtime",
    allowed: [
      builtIn,
      npm("inngest"),
      npm("@opentelemetry/api"),
      npm("@marcbachmann/cel-js"),
      npm("croner"),
      npm("cockatiel"),
      npm("typebox"),
    ],
    says: "Node's own modules, inngest, OpenTelemetry's API, and what reads expressions and schedules",
  },
  {
    name: "coordination-inngest",
    allowed: [builtIn, npm("inngest"), "packages/workflow-runtime/"],
    says: "inngest and workflow-runtime",
  },
] as const;

const tablePackages = [...table.map(({ name }) => name), "openapi-pipeline"].join("|");
const capability = `^packages/(?!(?:${tablePackages})/)([^/]+)/src`;

export const packageRules: readonly ImportRule[] = [
  ...table.map(
    ({ name, allowed, says }): ImportRule => ({
      name: `package-${name}`,
      severity: "error",
      comment: `packages/${name} imports ${says}.`,
      fix: `Move the code that needs this import to a package above ${name}.`,
      from: { path: `^packages/${name}/src/`, pathNot: tests },
      to: { path: nothingBut(`packages/${name}/`, ...allowed) },
    }),
  ),
  {
    name: "workflow-helpers",
    severity: "error",
    comment: "packages/workflow-runtime/src/helpers works on every engine: it knows none.",
    fix: "Take what you need from the step tools or from the application's database.",
    from: { path: "^packages/workflow-runtime/src/helpers/", pathNot: tests },
    to: { path: "^packages/workflow-runtime/src/(?!helpers/)" },
  },
  {
    name: "package-openapi-pipeline",
    severity: "error",
    comment: "packages/openapi-pipeline knows no capability, plugin or app: contracts/ hands them to it.",
    fix: "Take what you need from the surface definition.",
    from: { path: "^packages/openapi-pipeline/src/", pathNot: tests },
    to: {
      path: "^(packages|plugins|apps|contracts|generated)/",
      pathNot:
        "^packages/(openapi-pipeline|openapi-document|orpc-standards|schema-containment|openapi-diff|client-runtime)/",
    },
  },
  {
    name: "capability-domain",
    severity: "error",
    comment: "domain/ imports only typebox and itself: it is bundled into browsers.",
    fix: "Pass the value in, or move the code to service/.",
    from: { path: `${capability}/domain/`, pathNot: tests },
    to: { path: nothingBut(npm("typebox"), "packages/$1/src/domain/") },
  },
  {
    name: "capability-contract",
    severity: "error",
    comment:
      "workflows/contract.ts imports domain/, errors.ts, typebox and the contract builder: it is what we publish.",
    fix: "Move the shape to domain/, the error to errors.ts; implementations belong below service/.",
    from: { path: `${capability}/workflows/contract\\.ts$` },
    to: {
      path: nothingBut(
        npm("typebox", "@orpc/contract"),
        "packages/$1/src/(?:domain/|errors\\.ts$)",
        "packages/orpc-standards/",
      ),
    },
  },
  {
    name: "capability-layers",
    severity: "error",
    comment: "Inside a capability: service/ ← procedures/ ← router.ts ← client.ts.",
    fix: "Turn the import round: the upper layer calls the lower one.",
    from: { path: `${capability}/(?:service|procedures)/`, pathNot: tests },
    to: { path: "^packages/$1/src/(?:router|client|index|browser)\\.ts$" },
  },
  {
    name: "capability-service",
    severity: "error",
    comment: "service/ does not know the procedures that call it.",
    fix: "Move what both need to domain/.",
    from: { path: `${capability}/service/`, pathNot: tests },
    to: { path: "^packages/$1/src/procedures/" },
  },
  {
    name: "capability-apart",
    severity: "error",
    comment: "A capability does not import another capability: they meet in contracts/ and in the host.",
    fix: "Call the other one through its generated client, or move the shared shape to a package of its own.",
    from: { path: `${capability}/`, pathNot: tests },
    to: { path: "^(packages|plugins|apps|contracts|generated)/", pathNot: "^packages/($1|orpc-standards)/" },
  },
  {
    name: "browser-entry",
    severity: "error",
    comment: "A browser entry reaches no server-only module, however long the chain, not even for a type.",
    fix: "Cut the chain at its first server-only import; a browser gets domain/, clients and ui-sdk.",
    from: { path: browserEntries, pathNot: tests },
    to: { path: serverOnly, reachable: true },
  },
];
