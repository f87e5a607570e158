import type { JsonSchema, OpenApiDocument } from "@rawr/openapi-document";
import type { GeneratedFile } from "../../generated-file.ts";
import { literal } from "../../literal.ts";
import type { LocalNames } from "../../local-names.ts";
import type { Side } from "../../model/client-model.ts";
import { closedSchemas, isOpenEnum } from "../../model/enums.ts";
import { camelCase } from "../../model/names.ts";
import { componentOf } from "../../model/schema-shape.ts";
import { findTwoSided } from "../../model/two-sided.ts";
import { resolvePointer } from "../../references.ts";
import { validationSchema } from "./validation-schema.ts";

const runtime = "@rawr/client-runtime";

/** Prints schemas, and what they refer to once for the whole file. */
export interface SchemaPrinter {
  /** The schema as an expression. What it refers to is in the file by then. */
  print(schema: JsonSchema, side: Side): string;
}

/** A constant for each referred schema, of its own name, so that a bundler keeps those that are used. */
export function createSchemaPrinter(document: OpenApiDocument, file: GeneratedFile, names: LocalNames): SchemaPrinter {
  const constants = new Map<string, string>();
  const closed = closedSchemas(document);
  const twoSided = findTwoSided(document);
  const isOpen = (schema: JsonSchema) => isOpenEnum(schema) && !closed.has(schema);

  const refer = (pointer: string, side: Side): string => {
    const component = componentOf({ $ref: pointer });
    const suffix = side === "input" && (component === undefined || twoSided.has(component)) ? "Input" : "";
    const known = constants.get(`${pointer} ${suffix}`);
    if (known !== undefined) return known;
    const constant = names.claim(`${nameOf(pointer)}${suffix}Schema`);
    constants.set(`${pointer} ${suffix}`, constant);
    const text = print((resolvePointer(document, pointer) ?? {}) as JsonSchema, side);
    const type = names.import(file, { name: "ValidationSchema", from: runtime, type: true });
    file.print("", `const ${constant}: ${type} = ${text};`);
    return constant;
  };

  const print = (schema: JsonSchema, side: Side): string => {
    const reference = (pointer: string) => new Raw(`() => ${refer(pointer, side)}`);
    return expression(validationSchema(schema, { side, isOpen, refer: reference }));
  };

  return { print };
}

/** Code in the place of a value. */
class Raw {
  readonly code: string;

  constructor(code: string) {
    this.code = code;
  }
}

function expression(value: unknown): string {
  return literal(value, (member) => (member instanceof Raw ? member.code : undefined));
}

/** `#/components/schemas/run-id` → `runId`; a deeper place has all of its names. */
function nameOf(pointer: string): string {
  return camelCase(pointer.replace(/^#\/(?:components\/schemas\/)?/, "").replaceAll(/~[01]|%[0-9A-Fa-f]{2}/g, " "));
}
