import {
  createResolver,
  decodePointer,
  isObject,
  type JsonObject,
  pointerOfRef,
  type Resolver,
  setOwn,
} from "@rawr/openapi-document";
import { contains, createJudge, type Json } from "@rawr/schema-containment";
import type { SchemaSpot } from "../model.ts";
import { plainSample } from "./plain-sample.ts";

/** A readable value of a schema, or `undefined` where none was found. */
export type Sampler = (spot: SchemaSpot, also?: JsonObject) => Json | undefined;

/** Tried first, because people read `1` and `a` more easily than the smallest value, `0` or nothing. */
const readable: readonly Json[] = ["a", 1, true, {}, "2026-01-01", "2026-01-01T00:00:00Z"];

/** A sampler for schemas of one document; the same question is answered once. */
export function createSampler(document: JsonObject, budget: number): Sampler {
  const known = new Map<string, Json | undefined>();
  const resolve = createResolver(document);
  return (spot, also) => {
    const key = `${spot.pointer} ${also === undefined ? "" : JSON.stringify(also)}`;
    if (!known.has(key)) {
      const plain = also === undefined ? plainSample(spot.schema, resolve) : undefined;
      known.set(key, plain ?? sample(wholeSchema(spot, also, resolve), budget));
    }
    return known.get(key);
  };
}

/** The schema with what it refers to at hand, where the document has it. */
function wholeSchema({ schema }: SchemaSpot, also: JsonObject | undefined, resolve: Resolver): JsonObject | boolean {
  if (typeof schema === "boolean") return also ?? schema;
  const whole: JsonObject = also === undefined ? { ...schema } : { allOf: [schema, also] };
  const seen = new Set<string>();
  for (const open: unknown[] = [schema]; open.length > 0; ) {
    const node = open.pop();
    if (typeof node !== "object" || node === null) continue;
    const ref = "$ref" in node && typeof node.$ref === "string" ? node.$ref : undefined;
    const pointer = ref === undefined ? undefined : pointerOfRef(ref);
    if (ref !== undefined && pointer && !seen.has(pointer)) {
      seen.add(pointer);
      const target = resolve(ref);
      put(whole, decodePointer(pointer), target);
      open.push(target);
    }
    open.push(...Object.values(node));
  }
  return whole;
}

function put(root: JsonObject, [first = "", ...rest]: readonly string[], value: unknown): void {
  const own = Object.hasOwn(root, first) && isObject(root[first]) ? { ...(root[first] as JsonObject) } : {};
  if (rest.length > 0) put(own, rest, value);
  setOwn(root, first, rest.length > 0 ? own : value);
}

function sample(schema: JsonObject | boolean, budget: number): Json | undefined {
  if (schema === true) return "a";
  if (schema === false) return undefined;
  const told = [schema.const, ...list(schema.enum), schema.default, schema.example, ...list(schema.examples)];
  const judge = createJudge(schema);
  for (const value of [...(told.filter((one) => one !== undefined) as Json[]), ...readable]) {
    if (judge.accepts(value)) return value;
  }
  const verdict = contains(schema, false, { budget });
  return verdict.verdict === "not-contained" ? verdict.witness : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, 3) : [];
}
