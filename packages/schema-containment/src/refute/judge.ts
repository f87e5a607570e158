import { isRecord, setOwn } from "../json.ts";
import { reachable } from "../reachable.ts";
import { endsSoon } from "../strings/backtracking.ts";
import { knowsFormat } from "../strings/formats.ts";
import type { Json, WitnessErrors } from "../types.ts";
import { Evaluations } from "./evaluations.ts";
import { covers, relevantTo, type Shape, shapeOf } from "./relevant.ts";
import { resolveReferences } from "./resolve-references.ts";
import { type Validator, type ValidatorName, validators } from "./validators.ts";

/** About ten milliseconds of an engine for regular expressions. */
const MOST_BACKTRACKING = 300_000;

/** As many looks at subschemas as take a tenth of a second. */
const MOST_EVALUATIONS = 50_000;

const names: readonly ValidatorName[] = ["ajv", "typebox"];

/** Holds values against a schema, by both validators. */
export class Judge {
  readonly #schema: unknown;
  /** Whether parts of the schema that a value does not reach may be left out. */
  readonly #isPlain: boolean;
  readonly #patterns: readonly string[];
  readonly #soon = new Map<string, boolean>();
  #shape: Shape = shapeOf(null);
  #ajv: Reading;
  #typebox: Reading;
  #refusal: string | undefined;
  /** Only where references can make few subschemas many. */
  #evaluations: Evaluations | undefined;

  constructor(schema: unknown, assertsFormats: boolean) {
    this.#schema = withFormats(schema, assertsFormats);
    this.#isPlain = reachable(schema, Infinity).isPlain;
    this.#patterns = patternsOf(schema);
    [this.#ajv, this.#typebox] = this.#readings();
  }

  /** Both accept the value; undefined when one could not be asked. */
  accepts(value: Json): boolean | undefined {
    const said = this.isReady(value) ? names.map((name) => this.says(name, value)) : [undefined];
    return said.includes(undefined) ? undefined : !said.includes(false);
  }

  /** Both refuse the value. */
  refuses(value: Json): boolean {
    return this.isReady(value) && names.every((name) => this.says(name, value) === false);
  }

  explain(value: Json): WitnessErrors {
    if (!this.isReady(value)) return { ajv: [], typebox: [] };
    return { ajv: this.#ajv.explain(value), typebox: this.#typebox.explain(value) };
  }

  /** Whether the validators may be asked about a value, and about what is left of it when parts are taken away. */
  isReady(value: Json): boolean {
    if (!this.isSafe(value)) return false;
    this.expect(value);
    if (!this.#evaluations || this.#evaluations.areFew(value)) return true;
    this.#refusal = "A validator would look at too many subschemas: references lead to the same ones over and over.";
    return false;
  }

  /** Reads as much of the schema as these values reach; at once for many, so that it is not compiled for each. */
  expect(values: Json): void {
    const shape = shapeOf(values);
    if (!this.#isPlain || covers(this.#shape, shape)) return;
    this.#shape = shapeOf(values, this.#shape);
    [this.#ajv, this.#typebox] = this.#readings();
  }

  /** What one validator says of a value for which `isReady`; undefined when it cannot read the schema. */
  says(name: ValidatorName, value: Json): boolean | undefined {
    const said = name === "ajv" ? this.#ajv.accepts(value) : this.#typebox.accepts(value);
    // Our resolution of references needs a witness too: one validator has to read the schema as it was written.
    return this.resolved.length > 1 ? undefined : said;
  }

  /** Why a validator has no opinion, or was not asked for one. */
  get failure(): string | undefined {
    return this.#ajv.failure ?? this.#typebox.failure ?? this.#refusal;
  }

  /** Validators that were given the schema with its references resolved. */
  get resolved(): readonly ValidatorName[] {
    return [this.#ajv, this.#typebox].filter((one) => one.isResolved).map(({ name }) => name);
  }

  #readings(): [Reading, Reading] {
    const schema = this.#isPlain ? relevantTo(this.#schema, this.#shape) : this.#schema;
    this.#evaluations = refersTo(schema) ? new Evaluations(schema, MOST_EVALUATIONS) : undefined;
    return [new Reading("ajv", schema), new Reading("typebox", schema)];
  }

  /** Whether no pattern of the schema backtracks for long on a text of the value. */
  isSafe(value: Json): boolean {
    if (this.#patterns.length === 0) return true;
    return textsOf(value).every((text) => {
      const known = this.#soon.get(text);
      if (known !== undefined) return known;
      const slow = this.#patterns.find((pattern) => !endsSoon(pattern, text, MOST_BACKTRACKING));
      if (slow !== undefined)
        this.#refusal = `A validator could backtrack for ever in the pattern ${JSON.stringify(slow)}.`;
      this.#soon.set(text, slow === undefined);
      return slow === undefined;
    });
  }
}

const refersTo = (schema: unknown) => /"\$(dynamicR|r)ef":/.test(JSON.stringify(schema));

/** A schema as one validator reads it: as written, or else with its references resolved. */
class Reading {
  readonly name: ValidatorName;
  failure: string | undefined;
  isResolved = false;
  #schema: unknown;
  #validator: Validator | undefined;

  constructor(name: ValidatorName, schema: unknown) {
    this.name = name;
    this.#schema = schema;
  }

  accepts(value: Json): boolean | undefined {
    if (this.failure !== undefined) return undefined;
    try {
      this.#validator ??= validators[this.name](this.#schema);
      return this.#validator.accepts(value);
    } catch (error) {
      if (this.isResolved || !this.#resolve()) {
        this.failure = `${this.name} cannot read the schema: ${error instanceof Error ? error.message : error}`;
        return undefined;
      }
      return this.accepts(value);
    }
  }

  explain(value: Json): readonly string[] {
    return this.accepts(value) === false ? (this.#validator?.explain(value) ?? []) : [];
  }

  #resolve(): boolean {
    if (!/"\$(id|anchor|dynamicRef)":/.test(JSON.stringify(this.#schema))) return false;
    try {
      this.#schema = resolveReferences(this.#schema);
      this.#validator = undefined;
      this.isResolved = true;
      return true;
    } catch {
      return false;
    }
  }
}

/** The schema without the formats that assert nothing under the policy; validators know some that we do not. */
function withFormats(schema: unknown, assertsFormats: boolean): unknown {
  if (Array.isArray(schema)) return schema.map((part) => withFormats(part, assertsFormats));
  if (!isRecord(schema)) return schema;
  const copy: { [name: string]: Json } = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === "format" && typeof value === "string" && !(assertsFormats && knowsFormat(value))) continue;
    // We read one dialect; the validators are those of that dialect.
    if (keyword === "$schema" && typeof value === "string") continue;
    const isData = keyword === "const" || keyword === "enum" || keyword === "default" || keyword === "examples";
    setOwn(copy, keyword, (isData ? value : withFormats(value, assertsFormats)) as Json);
  }
  return copy;
}

function patternsOf(schema: unknown): string[] {
  const found = new Set<string>();
  const open: unknown[] = [schema];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== "object" || next === null) continue;
    const { pattern, patternProperties } = next as { readonly [keyword: string]: unknown };
    if (typeof pattern === "string") found.add(pattern);
    if (isRecord(patternProperties)) for (const source of Object.keys(patternProperties)) found.add(source);
    for (const part of Object.values(next)) open.push(part);
  }
  return [...found];
}

/** Every string and name of a value. */
function textsOf(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [...(Array.isArray(value) ? [] : [name]), ...textsOf(part)]);
}
