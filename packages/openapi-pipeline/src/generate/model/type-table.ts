import type { JsonSchema, OpenApiDocument } from "@rawr/openapi-document";
import { listOperations, type OperationEntry } from "../operations.ts";
import { componentClosure } from "../references.ts";
import { componentKey } from "../slice.ts";
import type { ComponentTypes, Side, TypeDeclaration, TypeText } from "./client-model.ts";
import { type Namer, pascalCase } from "./names.ts";
import { componentOf, follow, recordOf, typesOf } from "./schema-shape.ts";
import { findTwoSided } from "./two-sided.ts";

/** Gives schemas names. */
export interface TypeTable {
  readonly components: ReadonlyMap<string, ComponentTypes>;
  readonly declarations: readonly TypeDeclaration[];
  /** A component's own type for a plain reference, a primitive for itself; anything else is declared as `wanted`. */
  refer(schema: JsonSchema, wanted: string, side: Side): TypeText;
  /** Declares a type whatever its schema is, and returns its name. */
  declare(schema: JsonSchema, wanted: string, side: Side): string;
}

export function createTypeTable(document: OpenApiDocument, namer: Namer): TypeTable {
  const components = nameComponents(document, namer);
  const declarations: TypeDeclaration[] = [];
  const declare = (schema: JsonSchema, wanted: string, side: Side) => {
    const name = namer.claim(pascalCase(wanted));
    declarations.push({ name, schema, side });
    return name;
  };
  return {
    components,
    declarations,
    declare,
    refer(schema, wanted, side) {
      const name = components.get(componentOf(schema) ?? "")?.[side];
      if (name !== undefined) return { text: name, uses: [name] };
      const primitive = primitiveText(schema);
      if (primitive !== undefined) return { text: primitive, uses: [] };
      const declared = declare(schema, wanted, side);
      return { text: declared, uses: [declared] };
    },
  };
}

const primitives: Readonly<Record<string, string>> = {
  string: "string",
  number: "number",
  integer: "number",
  boolean: "boolean",
  null: "null",
};

function primitiveText(schema: JsonSchema): string | undefined {
  const structural = Object.keys(schema).filter((key) => structure.has(key));
  if (structural.length === 0) return "unknown";
  const [type, ...others] = typesOf(schema);
  const bare = structural.length === 1 && others.length === 0 && schema["format"] !== "binary";
  return bare && structural[0] === "type" ? primitives[type ?? ""] : undefined;
}

const structure = new Set(
  "$ref type properties required items prefixItems additionalProperties patternProperties anyOf oneOf allOf not enum const".split(
    " ",
  ),
);

/** A component has two types when both sides use it and it is not the same on both. */
function nameComponents(document: OpenApiDocument, namer: Namer): ReadonlyMap<string, ComponentTypes> {
  const names = Object.keys(recordOf(document.components?.schemas));
  const wanted = names.map((name) => [name, pascalCase(name)] as const);
  // Who is called so already keeps its name, wherever it stands.
  const sorted = [...wanted.filter(([name, type]) => name === type), ...wanted.filter(([name, type]) => name !== type)];
  const outputs = new Map(sorted.map(([name, type]) => [name, namer.claim(type)]));
  const { input, output } = reachedComponents(document, listOperations(document));
  const differing = findTwoSided(document);
  return new Map(
    names.map((name) => {
      const own = outputs.get(name) as string;
      const key = componentKey("schemas", name);
      const both = differing.has(name) && input.has(key) && output.has(key);
      const side = input.has(key) && !output.has(key) ? "input" : "output";
      return [name, { output: own, input: both ? namer.claim(`${own}Input`) : own, side }];
    }),
  );
}

/** The components that requests and responses use, as `section/name`. */
export function reachedComponents(
  document: OpenApiDocument,
  operations: readonly OperationEntry[],
): Record<Side, ReadonlySet<string>> {
  const [input, output] = [new Set<string>(), new Set<string>()];
  for (const { operation, path } of operations) {
    const item = follow(document, document.paths?.[path]);
    componentClosure(document, [item["parameters"], operation.parameters, operation.requestBody], input);
    componentClosure(document, operation.responses, output);
  }
  return { input, output };
}
