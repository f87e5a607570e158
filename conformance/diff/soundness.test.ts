import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { DiffInputError, diff } from "@rawr/openapi-diff";
import type { Schema, Verdict } from "@rawr/schema-containment";
import { Ajv2020 } from "ajv/dist/2020.js";
import { Check } from "typebox/schema";
import { expect, test } from "vitest";
import { root } from "../root.ts";
import { type ContainmentCase, containmentCases, scoreContainment, suiteCases } from "./containment.ts";
import { readCaseDocument, readCases } from "./corpus.ts";
import { describeFinding } from "./score.ts";
import { createConfirm } from "./witness.ts";

const corpora = join(root, "../shared/corpora");
const has = (name: string): boolean => {
  const there = existsSync(join(corpora, name));
  if (!there) process.stderr.write(`SKIPPED: ${name} is not in ../shared/corpora\n`);
  return there;
};

/** Small values that tell most schemas apart. */
const values = [
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  100,
  "",
  "a",
  "foo",
  "ab c",
  [],
  [1],
  ["a", 1],
  {},
  { a: 1 },
  { foo: 1 },
];

const ajv = new Ajv2020({
  strict: false,
  validateSchema: false,
  validateFormats: false,
  addUsedSchema: false,
  logger: false,
});

/** What leads out of a schema, or is found by a name, is left to the library's own tests: TypeBox does not find it. */
const elsewhere = /"\$(?:ref":"[^#]|id"|anchor"|dynamic|schema")/;

type Validators = readonly ((value: unknown) => boolean)[];

/** `undefined` for a schema that a validator cannot read: the other one alone is no witness. */
function validatorsOf(schema: Schema): Validators | undefined {
  const written = JSON.stringify(schema, (key, value) =>
    key === "format" && typeof value === "string" ? undefined : value,
  );
  if (elsewhere.test(written)) return undefined;
  const plain = JSON.parse(written) as object;
  try {
    const byAjv = ajv.compile(plain);
    return [(value) => byAjv(value) === true, (value) => Check(plain, value)];
  } catch {
    return undefined;
  }
}

/** A value that both validators accept on one side and refuse on the other, however the answer was found. */
function contradiction({ s1, s2 }: ContainmentCase, answer: Verdict): string | undefined {
  const [sending, receiving] = [validatorsOf(s1), validatorsOf(s2)];
  if (!sending || !receiving) return undefined;
  const passes = (value: unknown): boolean => {
    try {
      return sending.every((accepts) => accepts(value)) && receiving.every((accepts) => !accepts(value));
    } catch {
      // A reference to itself for the same value: a validator never comes to an end, and the stack does.
      return answer.verdict === "not-contained";
    }
  };
  if (answer.verdict === "not-contained") {
    if (answer.resolved || passes(answer.witness)) return undefined;
    return `the witness ${JSON.stringify(answer.witness)} is not confirmed`;
  }
  if (answer.verdict !== "contained") return undefined;
  const known = [...values, ...constantsOf(s1)].find(passes);
  return known === undefined ? undefined : `contained, though ${JSON.stringify(known)} is a witness`;
}

function constantsOf(schema: unknown): readonly unknown[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { const: constant, enum: listed } = schema as { const?: unknown; enum?: unknown };
  return [...("const" in schema ? [constant] : []), ...(Array.isArray(listed) ? listed : [])];
}

test.runIf(has("containment"))("no contained pair has a known witness, and no witness is doubted", () => {
  const { unsound, cases } = scoreContainment("containment", containmentCases(corpora) ?? [], contradiction);
  expect(unsound).toEqual([]);
  expect(cases).toBeGreaterThan(1000);
});

test.runIf(has("json-schema-test-suite"))("nothing in the official suite is contained that is not valid", () => {
  const { unsound, dissents, cases } = scoreContainment("suite", suiteCases(corpora) ?? [], contradiction);
  expect(dissents).toEqual([]);
  expect(unsound).toEqual([]);
  expect(cases).toBeGreaterThan(1000);
});

const open = [true, false];

test.each(["oasdiff", "openapi-diff"].filter(has))(
  "each WIRE witness of %s is confirmed, both ways",
  async (corpus) => {
    const folder = join(corpora, corpus);
    const doubted: string[] = [];
    let confirmed = 0;
    for (const { id, base, revision } of readCases(corpora, corpus) ?? []) {
      const [old, next] = [await readCaseDocument(folder, base), await readCaseDocument(folder, revision)];
      if (typeof old === "string" || typeof next === "string") throw new Error(`${id} cannot be read.`);
      for (const [one, other] of [[old, next] as const, [next, old] as const]) {
        for (const openEnums of open) {
          const found = wireFindings([one, other], openEnums);
          const confirm = createConfirm(one, other);
          doubted.push(...found.flatMap((each) => withObjection(id, describeFinding(each), confirm(each))));
          confirmed += found.length;
        }
      }
    }
    process.stderr.write(`soundness: ${corpus}: ${confirmed} findings of class WIRE\n`);
    expect(doubted).toEqual([]);
    expect(confirmed).toBeGreaterThan(50);
  },
);

function withObjection(id: string, finding: string, objection: string | undefined): readonly string[] {
  return objection === undefined ? [] : [`${id}: ${finding}: ${objection}`];
}

function wireFindings([old, next]: readonly [object, object], openEnums: boolean) {
  try {
    const { findings } = diff(old, next, { policy: { today: "2026-11-21", openEnums } });
    return findings.filter(({ class: category }) => category === "WIRE");
  } catch (error) {
    if (DiffInputError.is(error)) return [];
    throw error;
  }
}
