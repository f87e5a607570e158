import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { Check, Errors } from "typebox/schema";
import { isRecord, setOwn } from "../json.ts";
import { knowsFormat } from "../strings/formats.ts";
import { isCostly } from "../strings/pattern.ts";
import type { Json } from "../types.ts";

/** Two validators' words on one schema; they have different bugs. */
export interface Opinion {
  readonly ajv: readonly string[];
  readonly typebox: readonly string[];
}

/** Holds values against a schema as it was written. */
export class Judge {
  readonly #schema: unknown;
  readonly #costly: boolean;
  #ajv: ValidateFunction | undefined;
  #broken = false;

  constructor(schema: unknown, assertsFormats: boolean) {
    this.#schema = withFormats(schema, assertsFormats);
    this.#costly = patternsOf(schema).some(isCostly);
  }

  /** Both accept the value; undefined when one could not be asked. */
  accepts(value: Json): boolean | undefined {
    const opinion = this.#ask(value);
    return opinion ? opinion.ajv && opinion.typebox : undefined;
  }

  /** Both refuse the value. */
  refuses(value: Json): boolean {
    const opinion = this.#ask(value);
    return opinion !== undefined && !opinion.ajv && !opinion.typebox;
  }

  explain(value: Json): Opinion {
    this.#ask(value);
    const said = this.#ajv?.errors ?? [];
    return {
      ajv: said.map(({ instancePath, message }) => `${instancePath} ${message}`.trim()),
      typebox: this.#typebox(value),
    };
  }

  #typebox(value: Json): string[] {
    const [, errors] = Errors(this.#schema as object, value);
    return errors.map(({ instancePath, message }) => `${instancePath} ${message}`.trim());
  }

  #ask(value: Json): { ajv: boolean; typebox: boolean } | undefined {
    if (this.#broken || (this.#costly && hasLongText(value))) return undefined;
    try {
      this.#ajv ??= compile(this.#schema);
      return { ajv: this.#ajv(value), typebox: Check(this.#schema as object, value) };
    } catch {
      // A schema that a validator cannot read, or a stack that it exhausts, confirms nothing.
      this.#broken = this.#ajv === undefined;
      return undefined;
    }
  }
}

function compile(schema: unknown): ValidateFunction {
  const ajv = new Ajv2020({ strict: false, logger: false, allErrors: false, validateSchema: false });
  addFormats.default(ajv);
  return ajv.compile(schema as object | boolean);
}

/** The schema without the formats that assert nothing under the policy; validators know some that we do not. */
function withFormats(schema: unknown, assertsFormats: boolean): unknown {
  if (Array.isArray(schema)) return schema.map((part) => withFormats(part, assertsFormats));
  if (!isRecord(schema)) return schema;
  const copy: { [name: string]: Json } = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === "format" && typeof value === "string" && !(assertsFormats && knowsFormat(value))) continue;
    const isData = keyword === "const" || keyword === "enum" || keyword === "default" || keyword === "examples";
    setOwn(copy, keyword, (isData ? value : withFormats(value, assertsFormats)) as Json);
  }
  return copy;
}

function patternsOf(schema: unknown): string[] {
  const found: string[] = [];
  const open: unknown[] = [schema];
  for (let next = open.pop(); open.length > 0 || next !== undefined; next = open.pop()) {
    if (typeof next !== "object" || next === null) continue;
    const { pattern, patternProperties } = next as { readonly [keyword: string]: unknown };
    if (typeof pattern === "string") found.push(pattern);
    if (isRecord(patternProperties)) found.push(...Object.keys(patternProperties));
    open.push(...Object.values(next));
  }
  return found;
}

function hasLongText(value: Json): boolean {
  if (typeof value === "string") return value.length > 20;
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, part]) => name.length > 20 || hasLongText(part as Json));
}
