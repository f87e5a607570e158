import {
  type AnySchema,
  type ErrorMapItem,
  getEventIteratorSchemaDetails,
  isContractProcedure,
  type Route,
} from "@orpc/contract";
import { toOpenAPIPath } from "@orpc/openapi";
import { isLazy } from "@orpc/server";
import type { HttpMethod } from "@rawr/openapi-document";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import type { MountedContract } from "./surface.ts";
import type { Origin, Tracer } from "./trace.ts";

/** A typed error of a procedure. */
export interface ProcedureError {
  readonly code: string;
  /** HTTP status; undefined when neither the contract nor oRPC's table of common codes names one. */
  readonly item: ErrorMapItem<AnySchema>;
}

/** A server-sent event stream: the schema of what it yields, and of what it returns. */
export interface EventSchemas {
  readonly yields: AnySchema;
  readonly returns: AnySchema | undefined;
}

/** One operation as the author wrote it, free of oRPC's classes. */
export interface Procedure {
  readonly capability: string;
  /** Keys from the surface's contracts down to the procedure. */
  readonly keys: readonly string[];
  readonly method: HttpMethod;
  /** Path template below the mount, `/invoicing/runs/{runId}`. */
  readonly path: string;
  readonly route: Route;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly input: AnySchema | undefined;
  readonly output: AnySchema | undefined;
  readonly outputEvents: EventSchemas | undefined;
  readonly inputEvents: EventSchemas | undefined;
  readonly errors: readonly ProcedureError[];
  readonly origin: Origin | undefined;
}

/** Reads every procedure of the mounted contracts, in the author's order. */
export function readContracts(
  contracts: Readonly<Record<string, MountedContract>>,
  tracer: Tracer,
): { value: Procedure[]; diagnostics: Diagnostic[] } {
  const value: Procedure[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [capability, mounted] of Object.entries(contracts)) {
    const reader = { capability, prefix: mounted.prefix ?? "", tracer, procedures: value, diagnostics };
    const owner = tracer.originOf(mounted.contract) ? mounted.contract : mounted;
    read(reader, { node: mounted.contract, keys: [capability], prefixed: mounted.prefix, owner });
  }
  return { value, diagnostics };
}

interface Reader {
  readonly capability: string;
  readonly prefix: string;
  readonly tracer: Tracer;
  readonly procedures: Procedure[];
  readonly diagnostics: Diagnostic[];
}

interface Entry {
  readonly node: unknown;
  readonly keys: readonly string[];
  /** Set when a prefix applies, by the surface or by `oc.prefix(...)` on the way down. */
  readonly prefixed: string | undefined;
  readonly owner: unknown;
}

function read(reader: Reader, entry: Entry): void {
  const { node, keys } = entry;
  const name = keys.join(".");
  const place = () => {
    const owner = reader.tracer.originOf(entry.owner);
    return { location: owner?.key(keys.at(-1) ?? "") ?? owner?.location };
  };
  if (isLazy(node)) {
    reader.diagnostics.push(diagnose("lazy-router", { path: name }, place()));
    return;
  }
  if (isContractProcedure(node)) {
    reader.procedures.push(readProcedure(reader, { ...entry, node }));
    return;
  }
  if (typeof node !== "object" || node === null) {
    const found = node === undefined || node === null ? `\`${node}\`` : `a ${typeof node}`;
    reader.diagnostics.push(diagnose("invalid-router-entry", { path: name, found }, place()));
    return;
  }
  const prefixed = reader.tracer.originOf(node)?.calls.includes("prefix") ? "of oc.prefix(...)" : entry.prefixed;
  const children = Object.entries(node);
  if (children.length === 0) reader.diagnostics.push(diagnose("empty-contract", { path: name }, place()));
  for (const [key, child] of children) {
    read(reader, { node: child, keys: [...keys, key], prefixed, owner: node });
  }
}

function readProcedure(reader: Reader, entry: Entry & { node: unknown }): Procedure {
  const definition = (entry.node as { "~orpc": ProcedureDefinition })["~orpc"];
  const origin = reader.tracer.originOf(entry.node);
  const { route } = definition;
  const name = entry.keys.join(".");
  const derived = `/${entry.keys.map(encodeURIComponent).join("/")}`;
  if (route.path === undefined) {
    const place = { location: origin?.link("route")?.location ?? origin?.location };
    reader.diagnostics.push(
      entry.prefixed === undefined
        ? diagnose("implicit-path", { path: name, derived }, place)
        : diagnose("prefix-without-path", { path: name, prefix: entry.prefixed }, place),
    );
  }
  return {
    capability: reader.capability,
    keys: entry.keys,
    method: (route.method ?? "POST").toLowerCase() as HttpMethod,
    path: toOpenAPIPath((route.path === undefined ? derived : `${reader.prefix}${route.path}`) as `/${string}`),
    route,
    meta: definition.meta,
    input: definition.inputSchema,
    output: definition.outputSchema,
    inputEvents: eventsOf(definition.inputSchema),
    outputEvents: eventsOf(definition.outputSchema),
    errors: Object.entries(definition.errorMap).flatMap(([code, item]) => (item ? [{ code, item }] : [])),
    origin,
  };
}

interface ProcedureDefinition {
  readonly route: Route;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly inputSchema?: AnySchema;
  readonly outputSchema?: AnySchema;
  readonly errorMap: Readonly<Record<string, ErrorMapItem<AnySchema> | undefined>>;
}

function eventsOf(schema: AnySchema | undefined): EventSchemas | undefined {
  const details = getEventIteratorSchemaDetails(schema);
  return details && { yields: details.yields, returns: details.returns };
}
