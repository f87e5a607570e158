import { isRecord } from "../is-record.ts";
import { vetKeyword } from "./vet-keyword.ts";

/** Which JSON Schema a document's schemas are compiled as: draft 4 up to OpenAPI 3.0, 2020-12 from 3.1. */
export type SchemaDialect = "draft4" | "2020-12";

/**
 * What compiling a schema with Ajv would come to.
 * - `compiles`: it compiles without a word
 * - `dangling`: a reference leads nowhere, nothing else is wrong
 * - `unknown`: we cannot tell without compiling it
 */
export type SchemaVetting = "compiles" | "dangling" | "unknown";

export interface VetOptions {
  readonly dialect: SchemaDialect;
  /** Follows `$ref`. Without it, a reference into the document's components dangles. */
  readonly resolve?: (ref: string) => unknown;
  /** Keywords that the validator reads in its own way. */
  readonly avoid?: readonly string[];
}

export type Vet = (schema: unknown) => SchemaVetting;

type Schema = Readonly<Record<string, unknown>>;

const annotations = ["title", "description", "summary", "deprecated", "default", "example", "examples"];

/** Vets schemas of one document, each node once: sub-schemas are shared, and may be recursive. */
export function schemaVetter(options: VetOptions): Vet {
  const known = new WeakMap<object, SchemaVetting>();
  return (root) => {
    if (typeof root === "boolean") return options.dialect === "2020-12" ? "compiles" : "unknown";
    if (!isRecord(root)) return "unknown";
    const before = known.get(root);
    if (before) return before;
    const { vetting, visited } = vetReachable(root, options, known);
    // What can be reached from a sound schema is sound; what makes one unsound may be far from the rest.
    for (const node of vetting === "compiles" ? visited : [root]) known.set(node, vetting);
    return vetting;
  };
}

function vetReachable(
  root: Schema,
  options: VetOptions,
  known: WeakMap<object, SchemaVetting>,
): { vetting: SchemaVetting; visited: Iterable<Schema> } {
  const visited = new Set<Schema>();
  const pending: unknown[] = [root];
  let vetting: SchemaVetting = "compiles";
  while (pending.length > 0) {
    const node = pending.pop();
    if (typeof node === "boolean" && options.dialect === "2020-12") continue;
    if (!isRecord(node)) return { vetting: "unknown", visited };
    if (visited.has(node)) continue;
    visited.add(node);
    const found = known.get(node) ?? vetNode(node, options, pending);
    if (found === "unknown") return { vetting: "unknown", visited };
    if (found === "dangling") vetting = "dangling";
  }
  return { vetting, visited };
}

/** Vets one node and adds its sub-schemas to `pending`. */
function vetNode(schema: Schema, options: VetOptions, pending: unknown[]): SchemaVetting {
  if (typeof schema.$ref === "string") return vetReference(schema, schema.$ref, options, pending);
  if (Array.isArray(schema.anyOf) && schema.anyOf.some(acceptsAnything)) return "unknown";
  for (const [keyword, value] of Object.entries(schema)) {
    const children = options.avoid?.includes(keyword) && value !== false ? undefined : vetKeyword(keyword, value);
    if (!children) return "unknown";
    pending.push(...children);
  }
  return contradictsNullable(schema) ? "unknown" : "compiles";
}

/** Beside such a branch of `anyOf` Ajv compiles none of the others: a reference in them may lead nowhere unnoticed. */
function acceptsAnything(branch: unknown): boolean {
  if (!isRecord(branch)) return branch === true;
  return Object.keys(branch).every((key) => annotations.includes(key) || key.startsWith("x-"));
}

function vetReference(schema: Schema, ref: string, { resolve }: VetOptions, pending: unknown[]): SchemaVetting {
  const siblings = Object.keys(schema).filter((key) => key !== "$ref" && !annotations.includes(key));
  if (siblings.length > 0) return "unknown";
  // A schema that is compiled alone has no `/components`.
  if (!resolve) return ref.startsWith("#/components/") ? "dangling" : "unknown";
  pending.push(resolve(ref));
  return "compiles";
}

/** Ajv throws for `nullable` without `type`, and for `nullable: false` beside `type: "null"`. */
function contradictsNullable({ nullable, type }: Schema): boolean {
  if (nullable === undefined) return false;
  return type === undefined || (nullable === false && [type].flat().includes("null"));
}
