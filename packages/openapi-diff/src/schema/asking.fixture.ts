import type { JsonObject } from "@rawr/openapi-document";
import type { Api } from "../model.ts";
import type { Direction, SchemaFinding, Wire } from "../schema-question.ts";
import type { Policy } from "../types.ts";
import { createSchemaComparer } from "./create-schema-comparer.ts";

/** What is asked where a test says nothing else. */
export const policy: Policy = {
  enforce: ["WIRE"],
  openEnums: false,
  formats: "annotation",
  unstable: [],
  today: "2026-01-01",
  noticeDays: 0,
  budget: 200_000,
};

type Components = { readonly [name: string]: unknown };

const apiOf = (schemas: Components): Api => ({ document: { components: { schemas } } }) as unknown as Api;

export interface Asking {
  readonly direction?: Direction;
  readonly old?: Components;
  readonly next?: Components;
  readonly policy?: Partial<Policy>;
  readonly wire?: Wire;
}

/** Asks one question of two documents that hold nothing but components. */
export function ask(old: unknown, next: unknown, asking: Asking = {}): readonly SchemaFinding[] {
  const comparer = createSchemaComparer(apiOf(asking.old ?? {}), apiOf(asking.next ?? asking.old ?? {}), {
    ...policy,
    ...asking.policy,
  });
  const spot = (schema: unknown) => ({ schema: schema as JsonObject, pointer: "/spot" });
  return comparer.compare({
    old: spot(old),
    new: spot(next),
    direction: asking.direction ?? "request",
    wire: asking.wire ?? { kind: "json" },
  });
}

/** `added properties.b: contained`. */
export const brief = (findings: readonly SchemaFinding[]): string[] =>
  findings.map(({ edit, verdict }) => `${edit.kind} ${edit.path}: ${verdict.kind}`);

/** Schemas that tests share. */
export const text = { type: "string" };
export const thing = (properties: object, required: string[] = [], more: object = {}) => ({
  type: "object",
  properties,
  ...(required.length > 0 ? { required } : {}),
  ...more,
});
export const a = thing({ a: text });
export const unionOf = (...branches: unknown[]) => ({ anyOf: branches });
export const tagged = (kind: string, more: object = {}) => thing({ kind: { const: kind }, ...more }, ["kind"]);
