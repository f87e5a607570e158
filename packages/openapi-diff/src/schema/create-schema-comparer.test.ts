import { describe, expect, test } from "vitest";
import type { Wire } from "../schema-question.ts";
import { type Asking, a, ask, brief, tagged, text, thing, unionOf } from "./asking.fixture.ts";

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

  test("what breaks a branch that only its discriminator tells is undecided, by the word of its schema", () => {
    const pets = (cat: object) => ({
      Cat: thing({ kind: text, ...cat }, ["kind"]),
      Dog: thing({ kind: text }, ["kind"]),
    });
    const union = { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } };
    const lives = (value: object) => pets({ lives: value });
    const found = ask(union, union, { old: lives({ type: "integer" }), next: lives({ type: "integer", maximum: 9 }) });
    expect(found).toMatchObject([
      {
        site: "schemas.Cat.properties.lives.maximum",
        verdict: {
          kind: "undecided",
          reason: { code: "DISCRIMINATOR", message: expect.stringContaining('"kind":"Cat"') },
        },
      },
    ]);
    const closed = (value: object) => {
      const { Cat, Dog } = lives(value);
      return { Cat: { ...Cat, additionalProperties: false }, Dog: { ...Dog, additionalProperties: false } };
    };
    const next = closed({ type: "integer", maximum: 9 });
    expect(ask(union, union, { old: closed({ type: "integer" }), next })).toMatchObject([
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
