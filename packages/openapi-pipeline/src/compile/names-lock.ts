import { createHash } from "node:crypto";
import { httpMethods, type JsonSchema, type OpenApiDocument } from "@rawr/openapi-document";
import type { Diagnostic, SourceLocation } from "../diagnostics/diagnostic.ts";
import { indexLines } from "../diagnostics/positions.ts";
import { diagnose } from "../diagnostics/table.ts";
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
  /** Path of the record, relative to the workspace root. */
  readonly file: string;
  readonly renames: Readonly<Record<string, string>>;
  /** Where the author accepted a rename. */
  readonly renamedAt?: (from: string) => SourceLocation | undefined;
  readonly origins: Origins;
}

/** Compares the document's names with the recorded ones; every change of a name must be accepted by `renames`. */
export function checkNames(check: NamesCheck): { value: NamesLock; diagnostics: Diagnostic[] } {
  const value = namesOf(check.document);
  if (check.recorded === undefined) return { value, diagnostics: [] };
  const recorded = parse(check.recorded);
  if ("reason" in recorded) {
    const location = { file: check.file, ...indexLines(check.recorded).positionAt(recorded.offset) };
    return { value, diagnostics: [diagnose("names-lock-invalid", { reason: recorded.reason }, { location })] };
  }
  const used = new Set<string>();
  const comparison: Comparison = {
    recorded,
    current: recordOf(value),
    accepted: (from, to) => {
      const isAccepted = Object.hasOwn(check.renames, from) && check.renames[from] === to;
      if (isAccepted) used.add(from);
      return isAccepted;
    },
  };
  const diagnostics = [...operationChanges(check, comparison), ...schemaChanges(check, comparison)];
  for (const [from, to] of Object.entries(check.renames)) {
    if (!used.has(from))
      diagnostics.push(diagnose("rename-unused", { from, to }, { location: check.renamedAt?.(from) }));
  }
  return { value, diagnostics };
}

/** The lock as it is written: sorted, one name a line. */
export function formatNames(names: NamesLock): string {
  const sorted = (record: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ operations: sorted(names.operations), schemas: sorted(names.schemas) }, null, 2)}\n`;
}

/** {@link NamesLock}, safe from names such as `constructor`. */
interface NamesRecord {
  readonly operations: ReadonlyMap<string, string>;
  readonly schemas: ReadonlyMap<string, string>;
}

interface Comparison {
  readonly recorded: NamesRecord;
  readonly current: NamesRecord;
  readonly accepted: (from: string, to: string) => boolean;
}

function operationChanges(check: NamesCheck, { recorded, current, accepted }: Comparison): Diagnostic[] {
  const idByRoute = new Map([...recorded.operations].map(([id, route]) => [route, id]));
  return [...current.operations].flatMap(([id, route]) => {
    // The author's keys: `path` is none of the operation's, but stands beside its others.
    const at = (key: string) => ({ location: locate(check, `/paths/${pointerOfRoute(route)}/${key}`) });
    const before = recorded.operations.get(id);
    if (before !== undefined && before !== route && !accepted(before, route)) {
      return [diagnose("operation-moved", { id, from: before, to: route }, at("path"))];
    }
    const formerId = idByRoute.get(route);
    // A former id that is still in use was moved away, and is reported there.
    if (formerId === undefined || current.operations.has(formerId) || accepted(formerId, id)) return [];
    return [diagnose("operation-renamed", { from: formerId, to: id, route }, at("operationId"))];
  });
}

function schemaChanges(check: NamesCheck, { recorded, current, accepted }: Comparison): Diagnostic[] {
  const gone = [...recorded.schemas].filter(([name]) => !current.schemas.has(name));
  return [...current.schemas].flatMap(([name, digest]) => {
    if (recorded.schemas.has(name) || !isDistinctive(check.document.components?.schemas?.[name])) return [];
    const former = gone.find(([, before]) => before === digest)?.[0];
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
  return {
    operations,
    schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, digestOf(schema)])),
  };
}

/** Whether equal content means the same thing; any two `{ type: string }` are equal. */
function isDistinctive(schema: JsonSchema | undefined): boolean {
  return (
    schema !== undefined &&
    (schema.properties ?? schema.enum ?? schema.oneOf ?? schema.anyOf ?? schema.allOf) !== undefined
  );
}

const texts = new Set(["description", "title", "summary", "examples", "example", "$comment"]);

/** Digest of a schema without its texts. */
function digestOf(schema: JsonSchema): string {
  const said = JSON.stringify(schema, (key, value) =>
    texts.has(key) && (typeof value === "string" || Array.isArray(value)) ? undefined : value,
  );
  return createHash("sha256").update(said).digest("hex").slice(0, 16);
}

function parse(text: string): NamesRecord | { reason: string; offset: number } {
  let lock: Partial<Record<keyof NamesLock, unknown>> | null;
  try {
    lock = JSON.parse(text);
  } catch (error) {
    return { reason: (error as Error).message.replace(/ at position .*/, ""), offset: offsetOf(error as Error, text) };
  }
  const { operations, schemas } = lock ?? {};
  if (!isNames(operations) || !isNames(schemas))
    return { reason: "`operations` or `schemas` is missing or holds something other than names", offset: 0 };
  return recordOf({ operations, schemas });
}

/** V8 names the offset, unless it is at the beginning or the end. */
function offsetOf({ message }: Error, text: string): number {
  if (message.includes("end of JSON input")) return text.length;
  return Number(/at position (\d+)/.exec(message)?.[1] ?? 0);
}

function isNames(value: unknown): value is Readonly<Record<string, string>> {
  return typeof value === "object" && value !== null && Object.values(value).every((each) => typeof each === "string");
}

function recordOf({ operations, schemas }: NamesLock): NamesRecord {
  return { operations: new Map(Object.entries(operations)), schemas: new Map(Object.entries(schemas)) };
}

function locate(check: NamesCheck, pointer: string) {
  return check.origins.locate(check.document, pointer);
}

function pointerOfRoute(route: string): string {
  const [method = "", path = ""] = route.split(" ");
  return `${path.replaceAll("~", "~0").replaceAll("/", "~1")}/${method.toLowerCase()}`;
}
