import type { JsonObject } from "@rawr/openapi-document";
import { describe, expect, test } from "vitest";
import type { Api } from "../model.ts";
import type { Direction, SchemaFinding, Wire } from "../schema-question.ts";
import type { Policy } from "../types.ts";
import { createSchemaComparer } from "./create-schema-comparer.ts";

const policy: Policy = {
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

interface Asking {
  readonly direction?: Direction;
  readonly old?: Components;
  readonly next?: Components;
  readonly policy?: Partial<Policy>;
  readonly wire?: Wire;
}

function ask(old: unknown, next: unknown, asking: Asking = {}): readonly SchemaFinding[] {
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

const brief = (findings: readonly SchemaFinding[]): string[] =>
  findings.map(({ edit, verdict }) => `${edit.kind} ${edit.path}: ${verdict.kind}`);

const text = { type: "string" };
const thing = (properties: object, required: string[] = [], more: object = {}) => ({
  type: "object",
  properties,
  ...(required.length > 0 ? { required } : {}),
  ...more,
});
const a = thing({ a: text });
const unionOf = (...branches: unknown[]) => ({ anyOf: branches });
const tagged = (kind: string, more: object = {}) => thing({ kind: { const: kind }, ...more }, ["kind"]);

describe("what one edit means in each direction", () => {
  test.each<[string, unknown, unknown, string[], string[]]>([
    [
      "optional property added",
      a,
      thing({ a: text, b: text }),
      ["added properties.b: open-content"],
      ["added properties.b: contained"],
    ],
    [
      "optional property removed",
      thing({ a: text, b: text }),
      a,
      ["removed properties.b: contained"],
      ["removed properties.b: open-content"],
    ],
    [
      "required property added",
      a,
      thing({ a: text, b: text }, ["b"]),
      ["added properties.b: broken"],
      ["added properties.b: contained"],
    ],
    [
      "required property removed",
      thing({ a: text, b: text }, ["b"]),
      a,
      ["removed properties.b: contained"],
      ["removed properties.b: broken"],
    ],
    [
      "property became required",
      a,
      thing({ a: text }, ["a"]),
      ["added required: broken"],
      ["added required: contained"],
    ],
    [
      "property became optional",
      thing({ a: text }, ["a"]),
      a,
      ["removed required: contained"],
      ["removed required: broken"],
    ],
    [
      "another type",
      thing({ a: text }),
      thing({ a: { type: "integer" } }),
      ["changed properties.a: broken"],
      ["changed properties.a: broken"],
    ],
    [
      "integer to number",
      thing({ a: { type: "integer" } }),
      thing({ a: { type: "number" } }),
      ["changed properties.a: contained"],
      ["changed properties.a: broken"],
    ],
    [
      "an enum grew",
      { type: "string", enum: ["a"] },
      { type: "string", enum: ["a", "b"] },
      ["added enum: contained"],
      ["added enum: broken"],
    ],
    [
      "an enum shrank",
      { type: "string", enum: ["a", "b"] },
      { type: "string", enum: ["a"] },
      ["removed enum: broken"],
      ["removed enum: contained"],
    ],
    [
      "an enum came",
      thing({ a: text }),
      thing({ a: { ...text, enum: ["x"] } }),
      ["added properties.a.enum: broken"],
      ["added properties.a.enum: contained"],
    ],
    [
      "became nullable",
      thing({ a: text }),
      thing({ a: { type: ["string", "null"] } }),
      ["changed properties.a.type: contained"],
      ["changed properties.a.type: broken"],
    ],
    [
      "minimum raised",
      { type: "integer", minimum: 1 },
      { type: "integer", minimum: 5 },
      ["changed minimum: broken"],
      ["changed minimum: contained"],
    ],
    ["maxLength added", text, { ...text, maxLength: 3 }, ["added maxLength: broken"], ["added maxLength: contained"]],
    [
      "a pattern narrowed",
      { ...text, pattern: "^a" },
      { ...text, pattern: "^ab" },
      ["changed pattern: broken"],
      ["changed pattern: contained"],
    ],
    [
      "items of another type",
      { type: "array", items: text },
      { type: "array", items: { type: "integer" } },
      ["changed items: broken"],
      ["changed items: broken"],
    ],
    [
      "items narrowed",
      { type: "array", minItems: 2, items: text },
      { type: "array", minItems: 2, items: { ...text, minLength: 1 } },
      ["added items.minLength: broken"],
      ["added items.minLength: contained"],
    ],
    [
      "additionalProperties closed",
      a,
      { ...a, additionalProperties: false },
      ["added additionalProperties: open-content"],
      ["added additionalProperties: contained"],
    ],
    [
      "additionalProperties narrowed",
      { type: "object", additionalProperties: text },
      { type: "object", additionalProperties: { ...text, maxLength: 2 } },
      ["added additionalProperties.maxLength: broken"],
      ["added additionalProperties.maxLength: contained"],
    ],
    [
      "a branch added",
      unionOf(tagged("a"), tagged("b")),
      unionOf(tagged("a"), tagged("b"), tagged("c")),
      ["added anyOf: contained"],
      ["added anyOf: broken"],
    ],
    [
      "a branch removed",
      unionOf(tagged("a"), tagged("b")),
      unionOf(tagged("a")),
      ["removed anyOf: broken"],
      ["removed anyOf: contained"],
    ],
    [
      "a property of a branch",
      unionOf(tagged("a"), tagged("b")),
      unionOf(tagged("b"), tagged("a", { n: { type: "integer" } })),
      ['added anyOf.object kind="a".properties.n: open-content'],
      ['added anyOf.object kind="a".properties.n: contained'],
    ],
    [
      "readOnly added",
      thing({ a: text }, ["a"], { additionalProperties: false }),
      thing({ a: { ...text, readOnly: true } }, ["a"], { additionalProperties: false }),
      ["added properties.a.readOnly: broken"],
      ["added properties.a.readOnly: text"],
    ],
    [
      "a required readOnly property added",
      a,
      thing({ a: text, id: { ...text, readOnly: true } }, ["id"]),
      ["added properties.id: contained"],
      ["added properties.id: contained"],
    ],
    [
      "a required writeOnly property added",
      a,
      thing({ a: text, id: { ...text, writeOnly: true } }, ["id"]),
      ["added properties.id: broken"],
      ["added properties.id: contained"],
    ],
    [
      "a default",
      { ...text, default: "a" },
      { ...text, default: "b" },
      ["changed default: behaviour"],
      ["changed default: behaviour"],
    ],
    [
      "an encoding",
      text,
      { ...text, contentEncoding: "base64" },
      ["added contentEncoding: behaviour"],
      ["added contentEncoding: behaviour"],
    ],
    ["a description", text, { ...text, description: "b" }, ["added description: text"], ["added description: text"]],
    [
      "deprecated",
      thing({ a: text }),
      thing({ a: { ...text, deprecated: true } }),
      ["added properties.a.deprecated: text"],
      ["added properties.a.deprecated: text"],
    ],
    ["a format", text, { ...text, format: "uuid" }, ["added format: contained"], ["added format: contained"]],
    ["no schema any more", text, true, ["removed type: contained"], ["removed type: broken"]],
    ["order alone", thing({ a: text, b: text }, ["a", "b"]), thing({ b: text, a: text }, ["b", "a"]), [], []],
  ])("%s", (_name, old, next, request, response) => {
    expect(brief(ask(old, next))).toEqual(request);
    expect(brief(ask(old, next, { direction: "response" }))).toEqual(response);
  });
});
