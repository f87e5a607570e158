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
      ["changed properties.a.type: broken"],
      ["changed properties.a.type: broken"],
    ],
    [
      "integer to number",
      thing({ a: { type: "integer" } }),
      thing({ a: { type: "number" } }),
      ["changed properties.a.type: contained"],
      ["changed properties.a.type: broken"],
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
      ["changed items.type: broken"],
      ["changed items.type: broken"],
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
    [
      "a required name that no property declares",
      thing({ a: text }, ["id"]),
      thing({ a: { type: "integer" } }, ["id"]),
      ["changed properties.a.type: broken"],
      ["changed properties.a.type: broken"],
    ],
    ["order alone", thing({ a: text, b: text }, ["a", "b"]), thing({ b: text, a: text }, ["b", "a"]), [], []],
  ])("%s", (_name, old, next, request, response) => {
    expect(brief(ask(old, next))).toEqual(request);
    expect(brief(ask(old, next, { direction: "response" }))).toEqual(response);
  });
});

describe("what travels as text", () => {
  const wire: Wire = { kind: "text", style: "form", explode: true };
  const integer = { type: "integer" };
  test.each<[string, unknown, unknown, string[]]>([
    ["integer to string", integer, text, ["contained"]],
    ["bounded integer to string", { type: "integer", minimum: 1, maximum: 9 }, text, ["contained"]],
    ["integer to a string of one digit", integer, { ...text, maxLength: 1 }, ["broken"]],
    ["string to integer", text, integer, ["broken"]],
    ["digits to integer", { ...text, pattern: "^[0-9]+$" }, { type: "integer" }, ["contained"]],
    ["number to integer", { type: "number" }, integer, ["broken"]],
    ["integer to number", integer, { type: "number" }, ["contained"]],
    ["boolean to string", { type: "boolean" }, text, ["contained"]],
    ["boolean to an enum of texts", { type: "boolean" }, { enum: ["true", "false"] }, ["contained"]],
    ["an enum of texts to boolean", { enum: ["true", "false"] }, { type: "boolean" }, ["contained"]],
    ["an enum of numbers to one of texts", { enum: [1, 2] }, { enum: ["1", "2"] }, ["contained"]],
    ["an enum of numbers to fewer texts", { enum: [1, 2] }, { enum: ["1"] }, ["broken"]],
    ["boolean to integer", { type: "boolean" }, integer, ["broken"]],
    ["integer to a string of two or three digits", integer, { ...text, minLength: 2, maxLength: 3 }, ["broken"]],
    [
      "three digits to such a string",
      { ...integer, minimum: 10, maximum: 999 },
      { ...text, minLength: 2, maxLength: 3 },
      ["contained"],
    ],
    ["one to a list", text, { type: "array", items: text }, ["contained"]],
    ["one to a list of two", text, { type: "array", items: text, minItems: 2 }, ["broken"]],
    ["a list to one", { type: "array", items: integer }, integer, ["broken"]],
    ["a list of one to one", { type: "array", items: integer, maxItems: 1 }, integer, ["contained"]],
    ["items: integer to string", { type: "array", items: integer }, { type: "array", items: text }, ["contained"]],
    ["items: string to integer", { type: "array", items: text }, { type: "array", items: integer }, ["broken"]],
  ])("%s", (_name, old, next, kinds) => {
    expect(ask(old, next, { wire }).map(({ verdict }) => verdict.kind)).toEqual(kinds);
  });
});

describe("components", () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const old = {
    Run: thing({ id: text, owner: ref("Owner") }, ["id", "owner"]),
    Owner: thing({ name: text }, ["name"]),
  };
  const next = { ...old, Owner: thing({ name: { ...text, maxLength: 2 } }, ["name"]) };

  test("an edit is found where it was made, and its witness is a whole value", () => {
    const [finding, ...others] = ask(
      { type: "array", items: ref("Run") },
      { type: "array", items: ref("Run") },
      { old, next },
    );
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      site: "schemas.Owner.properties.name.maxLength",
      edit: { kind: "added", path: "properties.name.maxLength", after: 2 },
      oldPointer: "/components/schemas/Owner/properties/name",
      newPointer: "/components/schemas/Owner/properties/name/maxLength",
      verdict: { kind: "broken", witness: [{ id: "", owner: { name: "aaa" } }] },
    });
  });

  test("a renamed component is no edit", () => {
    const renamed = { Job: thing({ id: text, owner: ref("Person") }, ["id", "owner"]), Person: old.Owner };
    expect(ask(ref("Run"), ref("Job"), { old, next: renamed })).toEqual([]);
  });

  test("a schema that moved into a component is no edit", () => {
    expect(ask(thing({ owner: old.Owner }), thing({ owner: ref("Owner") }), { old })).toEqual([]);
  });

  test("another component in a place is an edit of the place", () => {
    const both = { A: thing({ n: text }), B: thing({ n: { type: "integer" } }) };
    const found = ask(thing({ a: ref("A") }), thing({ a: ref("B") }), { old: both });
    expect(found.map(({ site, verdict }) => [site, verdict.kind])).toEqual([
      ["properties.a.properties.n.type", "broken"],
    ]);
  });

  test("recursion ends", () => {
    const node = (value: object) => ({ Node: thing({ value, next: ref("Node") }, ["value"]) });
    const found = ask(ref("Node"), ref("Node"), { old: node(text), next: node({ ...text, minLength: 1 }) });
    expect(found).toMatchObject([{ site: "schemas.Node.properties.value.minLength", verdict: { kind: "broken" } }]);
  });

  test("recursion as text ends", () => {
    const node = (value: object) => ({ Node: thing({ value, next: ref("Node") }, ["value"]) });
    const wire: Wire = { kind: "text", style: "simple", explode: false };
    const schemas = { old: node({ type: "integer" }), next: node(text) };
    expect(ask(ref("Node"), ref("Node"), { ...schemas, wire }).map(({ verdict }) => verdict.kind)).not.toContain(
      "broken",
    );
  });

  test("a value that cannot end is undecided or contained, and comes back", () => {
    const node = (value: object) => ({ Node: thing({ value, next: ref("Node") }, ["value", "next"]) });
    const found = ask(ref("Node"), ref("Node"), { old: node(text), next: node({ ...text, minLength: 1 }) });
    expect(found.map(({ verdict }) => verdict.kind)).not.toContain("broken");
  });

  test("a reference to nothing is undecided", () => {
    const found = ask(thing({ a: text }), thing({ a: ref("Gone") }), { old: {} });
    expect(found).toMatchObject([{ verdict: { kind: "undecided", reason: { code: "REF_UNRESOLVED" } } }]);
  });

  test("a branch told by a discriminator alone", () => {
    const pets = (cat: object) => ({
      Cat: thing({ kind: text, ...cat }, ["kind"]),
      Dog: thing({ kind: text }, ["kind"]),
    });
    const union = { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } };
    const lives = (value: object) => pets({ lives: value });
    const found = ask(union, union, { old: lives({ type: "integer" }), next: lives({ type: "integer", maximum: 9 }) });
    expect(found).toMatchObject([
      { site: "schemas.Cat.properties.lives.maximum", verdict: { kind: "broken", witness: { kind: "Cat" } } },
    ]);
    const mapped = { ...union, discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat" } } };
    expect(brief(ask(union, mapped, { old: pets({}) }))).toEqual(["changed discriminator: behaviour"]);
  });
});

describe("several edits", () => {
  test("each has a witness of its own", () => {
    const old = thing({ a: { ...text, maxLength: 9 }, b: { enum: ["x", "y"] } }, ["b"]);
    const next = thing({ a: { ...text, maxLength: 5 }, b: { enum: ["x"] }, c: text }, ["b", "c"]);
    const found = ask(old, next);
    expect(brief(found).toSorted()).toEqual([
      "added properties.c: broken",
      "changed properties.a.maxLength: broken",
      "removed properties.b.enum: broken",
    ]);
  });

  test("rewriting beside a break is no break of its own", () => {
    const old = thing({ a: { anyOf: [{ const: "x" }, { const: "y" }] }, b: text });
    const next = thing({ a: { enum: ["y", "x"] }, b: text }, ["b"]);
    expect(brief(ask(old, next)).toSorted()).toEqual(["added required: broken", "changed properties.a: contained"]);
  });

  test("a schema that says the same by other keywords is one edit", () => {
    expect(brief(ask(a, { allOf: [a] }))).toEqual(["changed : contained"]);
    expect(brief(ask({ anyOf: [text, { type: "null" }] }, { type: ["string", "null"] }))).toEqual([
      "changed : contained",
    ]);
    expect(brief(ask({ const: "x" }, { enum: ["x"], type: "string" }))).toEqual(["changed : contained"]);
  });

  test("what only breaks together is one finding", () => {
    const old = { allOf: [thing({ a: text }), thing({ b: text })] };
    const next = { allOf: [thing({ a: text }, [], { maxProperties: 1 }), thing({ b: text }, ["b"])] };
    const found = ask(old, next, {});
    expect(found.every(({ verdict }) => verdict.kind === "broken")).toBe(true);
  });
});

describe("open enums", () => {
  const old = thing({ a: { ...text, enum: ["x"] } }, ["a"]);
  const grown = thing({ a: { ...text, enum: ["x", "y"] } }, ["a"]);
  const asking: Asking = { direction: "response", policy: { openEnums: true } };

  test("growth is told apart from a break", () => {
    expect(brief(ask(old, grown, asking))).toEqual(["added properties.a.enum: open-enum"]);
    const other = thing({ a: { type: "integer" } }, ["a"]);
    expect(brief(ask(old, other, asking))).toEqual(["changed properties.a: broken"]);
  });

  test("a new tag stays a break", () => {
    expect(
      brief(ask(unionOf(tagged("a"), tagged("b")), unionOf(tagged("a"), tagged("b"), tagged("c")), asking)),
    ).toEqual(["added anyOf: broken"]);
  });
});
