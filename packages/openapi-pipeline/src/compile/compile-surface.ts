import type { JsonObject, JsonSchema, OpenApiDocument, PathItem } from "@rawr/openapi-document";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { readContracts } from "../surface/read-contract.ts";
import type { ContractSurface } from "../surface/surface.ts";
import type { Tracer } from "../surface/trace.ts";
import { checkOperationIds } from "./check-names.ts";
import { checkNothingLost } from "./check-nothing-lost.ts";
import { checkRoutes } from "./check-routes.ts";
import { CompileContext } from "./compile-context.ts";
import { deprecateOperations, deprecationComponents, deprecationInfo } from "./deprecation.ts";
import { addLinks } from "./links.ts";
import { buildOperation, type CompiledOperation } from "./operation.ts";
import type { Origins } from "./origins.ts";

/** The complete document of a surface: everything that any audience sees. */
export interface CompiledSurface {
  readonly document: OpenApiDocument;
  readonly origins: Origins;
}

/** Compiles the contracts of a surface to one OpenAPI 3.1 document, or says for each thing why it cannot. */
export function compileSurface(
  surface: ContractSurface,
  tracer: Tracer,
): { value: CompiledSurface; diagnostics: Diagnostic[] } {
  const context = new CompileContext(surface, tracer);
  const contracts = readContracts(surface.contracts, tracer);
  context.diagnostics.push(...contracts.diagnostics);
  checkRoutes(contracts.value, context);
  const operations = contracts.value.map((procedure) => buildOperation(procedure, context));
  checkOperationIds(operations, context);
  addLinks(operations, context);
  deprecateOperations(operations, context);
  const document = assemble(operations, context);
  if (!context.diagnostics.some((each) => each.severity === "error")) checkNothingLost(operations, document, context);
  return { value: { document, origins: context.origins }, diagnostics: context.diagnostics };
}

function assemble(operations: readonly CompiledOperation[], context: CompileContext): OpenApiDocument {
  const { surface } = context;
  const paths: Record<string, PathItem> = {};
  for (const { procedure, operation } of operations) {
    const item = (paths[procedure.path] ??= {});
    item[procedure.method] = operation;
    const origin = procedure.origin?.link("route") ?? procedure.origin;
    if (origin) context.origins.set(item, { location: origin.key("path") ?? origin.location });
  }
  const { schemas: all, renamed } = context.components.finish();
  if (renamed.size > 0) rewriteReferences([paths, all], renamed);
  const schemas = usedSchemas(paths, all);
  const headers = deprecationComponents(context);
  const document: OpenApiDocument = {
    openapi: "3.1.1",
    info: infoOf(surface),
    servers: serversOf(surface),
    ...(surface.security && { security: structuredClone(surface.security) as Record<string, string[]>[] }),
    tags: tagsOf(operations, surface),
    ...(surface.externalDocs && { externalDocs: { ...surface.externalDocs } }),
    paths,
    components: {
      ...(Object.keys(schemas).length > 0 && { schemas }),
      ...(Object.keys(headers).length > 0 && { headers }),
      ...(surface.securitySchemes && {
        securitySchemes: structuredClone(surface.securitySchemes) as Record<string, JsonObject>,
      }),
    },
  };
  const origin = context.tracer.originOf(surface);
  context.origins.set(document, origin);
  context.origins.set(document.info, origin);
  return document;
}

/** The surface's tags, and the capabilities that stand in for missing ones. */
function tagsOf(
  operations: readonly CompiledOperation[],
  surface: ContractSurface,
): { name: string; description?: string }[] {
  const declared = (surface.tags ?? []).map((tag) => ({ ...tag }));
  const implied = operations
    .filter(({ procedure }) => !procedure.route.tags?.length)
    .map(({ procedure }) => procedure.capability);
  const missing = [...new Set(implied)].filter((name) => !declared.some((tag) => tag.name === name));
  return [...declared, ...missing.map((name) => ({ name, description: `Operations of ${name}.` }))];
}

/** A named schema whose properties became parameters is in the document by these; nothing refers to it any more. */
function usedSchemas(paths: Record<string, PathItem>, all: Record<string, JsonSchema>): Record<string, JsonSchema> {
  const prefix = "#/components/schemas/";
  const used = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node === "string" && node.startsWith(prefix)) {
      // A `$ref`, or a value of a discriminator's mapping.
      const name = node.slice(prefix.length);
      if (used.has(name) || !all[name]) return;
      used.add(name);
      visit(all[name]);
    } else if (typeof node === "object" && node !== null) Object.values(node).forEach(visit);
  };
  visit(paths);
  return Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)));
}

function infoOf(surface: ContractSurface): OpenApiDocument["info"] {
  const { title, summary, description, termsOfService, contact, license, version } = surface;
  return {
    title,
    ...(summary !== undefined && { summary }),
    ...deprecationInfo(surface.deprecated, description),
    ...(termsOfService !== undefined && { termsOfService }),
    ...(contact && { contact: { ...contact } }),
    ...(license && { license: { ...license } }),
    version,
  };
}

/** Servers with the mount appended: paths in the document are those of the contract. */
function serversOf(surface: ContractSurface): JsonObject[] {
  return (surface.servers ?? [{ url: "" }]).map((server) => ({
    ...structuredClone(server),
    url: `${server.url.replace(/\/$/, "")}${surface.mount}`,
  }));
}

function rewriteReferences(node: unknown, renamed: ReadonlyMap<string, string>): void {
  if (typeof node !== "object" || node === null) return;
  const object = node as Record<string, unknown>;
  for (const [key, value] of Object.entries(object)) {
    if (key === "$ref" && typeof value === "string") object[key] = renamed.get(value) ?? value;
    else rewriteReferences(value, renamed);
  }
}
