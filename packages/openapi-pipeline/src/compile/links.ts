import type { JsonObject } from "@rawr/openapi-document";
import { suggest } from "../diagnostics/suggest.ts";
import type { CompileContext } from "./compile-context.ts";
import type { CompiledOperation } from "./operation.ts";

interface LinkMeta {
  readonly operation: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly description?: string;
}

/** Adds `links` (OpenAPI 3.1, 4.8.20) to the success responses: from a trigger to its run's status, events and so on. */
export function addLinks(operations: readonly CompiledOperation[], context: CompileContext): void {
  const byId = new Map(operations.map((each) => [each.id, each]));
  const byKeys = new Map(operations.map((each) => [each.procedure.keys.join("."), each]));
  for (const { procedure, operation } of operations) {
    const links = procedure.meta["links"] as Readonly<Record<string, LinkMeta>> | undefined;
    if (!links) continue;
    const built: Record<string, JsonObject> = {};
    for (const [name, link] of Object.entries(links)) {
      const sibling = [...procedure.keys.slice(0, -1), link.operation].join(".");
      const target = byKeys.get(sibling) ?? byKeys.get(link.operation) ?? byId.get(link.operation);
      const origin = context.tracer.originOf(link) ?? procedure.origin?.link("meta");
      if (!target) {
        const siblings = [...byKeys.keys()]
          .filter((keys) => keys.startsWith(`${procedure.capability}.`))
          .map((keys) => keys.split(".").at(-1) as string);
        const suggestion = suggest(link.operation, siblings) ?? "";
        context.report(
          "unknown-link-target",
          { operation: procedure.keys.join("."), link: name, target: link.operation, suggestion },
          { at: origin },
        );
        continue;
      }
      built[name] = {
        operationId: target.id,
        ...(link.parameters && { parameters: { ...link.parameters } }),
        ...(link.description !== undefined && { description: link.description }),
      };
      context.origins.set(built[name], origin);
    }
    for (const [status, response] of Object.entries(operation.responses ?? {})) {
      if (Number(status) < 300 && Object.keys(built).length > 0) response.links = built;
    }
  }
}
