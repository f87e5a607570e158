import { createHash } from "node:crypto";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { httpMethods, type JsonSchema, type OpenApiDocument } from "../document/openapi.ts";
import type { Origins } from "./origins.ts";

/** The names that a surface has published: what generated clients call things. */
export interface NamesLock {
  /** operationId → `GET /path`. */
  readonly operations: Readonly<Record<string, string>>;
  /** Component schema name → digest of what it says, texts aside. */
  readonly schemas: Readonly<Record<string, string>>;
}

export interface NamesCheck {
  readonly document: OpenApiDocument;
  /** Text of the recorded lock; undefined the first time. */
  readonly recorded: string | undefined;
  readonly renames: Readonly<Record<string, string>>;
  readonly origins: Origins;
}

/** Compares the document's names with the recorded ones; every change of a name must be accepted by `renames`. */
export function checkNames(check: NamesCheck): { value: NamesLock; diagnostics: Diagnostic[] } {
  const current = namesOf(check.document);
  const recorded = parse(check.recorded);
  if (recorded instanceof Error) return { value: current, diagnostics: [diagnose("names-lock-invalid", { reason: recorded.message })] };
  if (!recorded) return { value: current, diagnostics: [] };
  const used = new Set<string>();
  const accepted = (from: string, to: string) => check.renames[from] === to && used.add(from);
  const diagnostics = [...operationChanges(check, recorded, { current, accepted }), ...schemaChanges(check, recorded, { current, accepted })];
  for (const [from, to] of Object.entries(check.renames)) {
    if (!used.has(from)) diagnostics.push(diagnose("rename-unused", { from, to }));
  }
  return { value: current, diagnostics };
}

/** The lock as it is written: sorted, one name a line. */
export function formatNames(names: NamesLock): string {
  const sorted = (record: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ operations: sorted(names.operations), schemas: sorted(names.schemas) }, null, 2)}\n`;
}

interface Comparison {
  readonly current: NamesLock;
  readonly accepted: (from: string, to: string) => unknown;
}

function operationChanges(check: NamesCheck, recorded: NamesLock, { current, accepted }: Comparison): Diagnostic[] {
  const idByRoute = new Map(Object.entries(recorded.operations).map(([id, route]) => [route, id]));
  return Object.entries(current.operations).flatMap(([id, route]) => {
    const place = { location: locate(check, `/paths/${escape(route)}`) };
    const before = recorded.operations[id];
    if (before !== undefined && before !== route && !accepted(before, route)) {
      return [diagnose("operation-moved", { id, from: before, to: route }, place)];
    }
    const formerId = idByRoute.get(route);
    if (formerId === undefined || formerId === id || accepted(formerId, id)) return [];
    return [diagnose("operation-renamed", { from: formerId, to: id, route }, place)];
  });
}

function schemaChanges(check: NamesCheck, recorded: NamesLock, { current, accepted }: Comparison): Diagnostic[] {
  const gone = Object.entries(recorded.schemas).filter(([name]) => !(name in current.schemas));
  return Object.entries(current.schemas).flatMap(([name, digest]) => {
    if (name in recorded.schemas) return [];
    const former = isDistinctive(check.document.components?.schemas?.[name]) ? gone.find(([, before]) => before === digest)?.[0] : undefined;
    if (former === undefined || accepted(former, name)) return [];
    const location = locate(check, `/components/schemas/${name}`);
    return [diagnose("component-renamed", { from: former, to: name }, { location })];
  });
}

function namesOf(document: OpenApiDocument): NamesLock {
  const operations: Record<string, string> = {};
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of httpMethods) {
      const id = item[method]?.operationId;
      if (id !== undefined) operations[id] = `${method.toUpperCase()} ${path}`;
    }
  }
  const schemas = document.components?.schemas ?? {};
  return { operations, schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, digestOf(schema)])) };
}

/** Whether equal content means the same thing; any two `{ type: string }` are equal. */
function isDistinctive(schema: JsonSchema | undefined): boolean {
  return schema !== undefined && (schema.properties ?? schema.enum ?? schema.oneOf ?? schema.anyOf ?? schema.allOf) !== undefined;
}

const texts = new Set(["description", "title", "summary", "examples", "example", "$comment"]);

/** Digest of a schema without its texts. */
function digestOf(schema: JsonSchema): string {
  const said = JSON.stringify(schema, (key, value) => (texts.has(key) && (typeof value === "string" || Array.isArray(value)) ? undefined : value));
  return createHash("sha256").update(said).digest("hex").slice(0, 16);
}

function parse(text: string | undefined): NamesLock | undefined | Error {
  if (text === undefined) return undefined;
  try {
    const lock = JSON.parse(text) as Partial<NamesLock>;
    if (typeof lock.operations !== "object" || typeof lock.schemas !== "object") return new Error("`operations` or `schemas` is missing");
    return lock as NamesLock;
  } catch (error) {
    return error as Error;
  }
}

function locate(check: NamesCheck, pointer: string) {
  return check.origins.locate(check.document, pointer);
}

function escape(route: string): string {
  const [method = "", path = ""] = route.split(" ");
  return `${path.replaceAll("~", "~0").replaceAll("/", "~1")}/${method.toLowerCase()}`;
}
