import { isObject, type JsonObject } from "@rawr/openapi-document";
import { checkProof, contains, createJudge, type Schema } from "@rawr/schema-containment";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Api } from "../model.ts";
import type { Direction, SchemaFinding } from "../schema-question.ts";
import type { Policy } from "../types.ts";
import { createSchemaComparer } from "./create-schema-comparer.ts";

const policy: Policy = {
  enforce: [],
  openEnums: false,
  formats: "annotation",
  unstable: [],
  today: "2026-01-01",
  noticeDays: 0,
  budget: 20_000,
};

/** Numbers below a bound, the same for the same seed. */
type Dice = (sides: number) => number;

function diceOf(seed: number): Dice {
  let state = seed | 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

interface Document {
  readonly schema: unknown;
  readonly components: JsonObject;
}

const names = ["a", "b", "c", "d"];
const pick = <Value>(dice: Dice, list: readonly Value[]): Value => list[dice(list.length)] as Value;

function schemaOf(dice: Dice, depth: number): JsonObject {
  const kind = dice(depth > 0 ? 11 : 5);
  if (kind === 0) return { type: "string", ...(dice(3) === 0 ? { maxLength: 1 + dice(3) } : {}) };
  if (kind === 1) return { type: "integer", ...(dice(2) === 0 ? { minimum: dice(4) } : {}) };
  if (kind === 2) return { enum: names.slice(0, 1 + dice(3)) };
  if (kind === 3) return { type: pick(dice, [["string", "null"], "boolean", "number", ["integer", "null"]]) };
  if (kind === 4) return { $ref: `#/components/schemas/${pick(dice, ["X", "Y"])}` };
  if (kind === 5) return { type: "array", items: schemaOf(dice, depth - 1), ...(dice(3) === 0 ? { minItems: 1 } : {}) };
  if (kind === 6)
    return { [pick(dice, ["anyOf", "oneOf"])]: Array.from({ length: 2 + dice(2) }, () => schemaOf(dice, depth - 1)) };
  if (kind === 7) return { oneOf: names.slice(0, 2 + dice(2)).map((tag) => taggedOf(dice, tag, depth - 1)) };
  if (kind === 8) return { allOf: [objectOf(dice, depth - 1), objectOf(dice, depth - 1)] };
  return objectOf(dice, depth - 1);
}

function objectOf(dice: Dice, depth: number): JsonObject {
  const chosen = names.filter(() => dice(2) === 0);
  const required = chosen.filter(() => dice(2) === 0);
  const rest = dice(8);
  return {
    type: "object",
    properties: Object.fromEntries(chosen.map((name) => [name, schemaOf(dice, depth)])),
    ...(required.length > 0 ? { required } : {}),
    ...(rest === 0 ? { additionalProperties: false } : rest === 1 ? { additionalProperties: schemaOf(dice, 0) } : {}),
  };
}

function taggedOf(dice: Dice, tag: string, depth: number): JsonObject {
  const { properties } = objectOf(dice, depth);
  return { type: "object", properties: { ...(properties as object), kind: { const: tag } }, required: ["kind"] };
}

function documentOf(dice: Dice): Document {
  return { schema: schemaOf(dice, 3), components: { X: objectOf(dice, 2), Y: schemaOf(dice, 2) } };
}

/** Changes a few places of a copy. */
function edited(dice: Dice, document: Document): Document {
  const copy = structuredClone(document);
  for (let edits = 1 + dice(3); edits > 0; edits--) {
    const nodes = nodesOf([copy.schema, copy.components]);
    const node = pick(dice, nodes);
    if (dice(3) === 0) {
      for (const keyword of Object.keys(node)) delete node[keyword];
      Object.assign(node, schemaOf(dice, 1));
    } else tweak(dice, node);
  }
  return copy;
}

function tweak(dice: Dice, node: JsonObject): void {
  const properties = node.properties as JsonObject | undefined;
  if (properties !== undefined) {
    const name = pick(dice, names);
    const required = new Set(node.required as string[] | undefined);
    const what = dice(4);
    if (what < 2) properties[name] = schemaOf(dice, 1);
    if (what === 2) delete properties[name];
    if (dice(2) === 0 && Object.hasOwn(properties, name)) required.add(name);
    else required.delete(name);
    node.required = [...required];
  } else if (node.type === "string") node.maxLength = dice(4);
  else if (Array.isArray(node.enum)) node.enum = names.slice(dice(2), 2 + dice(2));
  else if (Array.isArray(node.anyOf)) node.anyOf = [...(node.anyOf as unknown[]).slice(dice(2)), schemaOf(dice, 1)];
  else if (Array.isArray(node.oneOf)) node.oneOf = (node.oneOf as unknown[]).toReversed().slice(dice(2));
  else if (node.type === "integer") node.type = "number";
  else if (node.type === "array") node.minItems = dice(3);
}

/** Schemas of a document: everything that is an object and no map of properties. */
function nodesOf(value: unknown, found: JsonObject[] = [], isMap = false): JsonObject[] {
  if (Array.isArray(value)) for (const part of value) nodesOf(part, found);
  if (!isObject(value)) return found;
  if (!isMap && (value.X === undefined || value.Y === undefined)) found.push(value);
  for (const [keyword, part] of Object.entries(value)) nodesOf(part, found, keyword === "properties");
  return found;
}

/** Without any code of the comparison: references lead to `$defs`. */
function standalone({ schema, components }: Document): Schema {
  const text = JSON.stringify({ allOf: [schema], $defs: components });
  return JSON.parse(text.replaceAll("#/components/schemas/", "#/$defs/")) as Schema;
}

function compare(old: Document, next: Document, direction: Direction): readonly SchemaFinding[] {
  const api = ({ components }: Document) => ({ document: { components: { schemas: components } } }) as unknown as Api;
  const spot = ({ schema }: Document) => ({ schema: schema as JsonObject, pointer: "/spot" });
  const comparer = createSchemaComparer(api(old), api(next), policy);
  return comparer.compare({ old: spot(old), new: spot(next), direction, wire: { kind: "json" } });
}

const runs = Number(process.env["SCHEMA_RUNS"] ?? 150);

function holds(seed: number): void {
  const dice = diceOf(seed);
  const old = documentOf(dice);
  const next = dice(8) === 0 ? documentOf(dice) : edited(dice, old);
  for (const direction of ["request", "response"] as const) {
    const findings = compare(old, next, direction);
    const [sender, receiver] = (direction === "request" ? [old, next] : [next, old]).map(standalone) as [
      Schema,
      Schema,
    ];
    const sends = createJudge(sender);
    const reads = createJudge(receiver);
    const shown = JSON.stringify({
      direction,
      old,
      next,
      findings: findings.map((one) => ({ ...one, verdict: one.verdict.kind })),
    });
    for (const { verdict } of findings) {
      if ("witness" in verdict) {
        const said = `${JSON.stringify(verdict.witness)} in ${shown}`;
        expect(sends.accepts(verdict.witness), `sent ${said}`).toBe(true);
        expect(reads.refuses(verdict.witness), `refused ${said}`).toBe(true);
      } else if (verdict.kind === "contained") {
        const { between, proof } = verdict;
        expect(
          checkProof(between.sender, between.receiver, proof, {
            budget: policy.budget,
            senderClosed: between.senderClosed,
          }),
          shown,
        ).toBe(true);
      }
    }
    const kinds = findings.map(({ verdict }) => verdict.kind);
    const whole = contains(sender, receiver, { senderClosed: true, budget: 100_000 });
    if (!kinds.includes("broken") && !kinds.includes("undecided")) {
      expect(whole.verdict === "not-contained" ? `${JSON.stringify(whole.witness)} in ${shown}` : "").toBe("");
    }
    if (findings.length === 0)
      expect(contains(receiver, sender, { budget: 100_000 }).verdict, shown).not.toBe("not-contained");
  }
}

test("every witness holds, and where there is none the whole has none", () => {
  fc.assert(fc.property(fc.integer(), holds), { numRuns: runs, seed: 42, endOnFailure: true });
});
