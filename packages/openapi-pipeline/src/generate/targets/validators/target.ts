import type { JsonSchema } from "@rawr/openapi-document";
import type { OutputFile } from "../../../artifacts/output-file.ts";
import { createGeneratedFile, type GeneratedFile } from "../../generated-file.ts";
import { literal, propertyKey } from "../../literal.ts";
import { type LocalNames, localNames, reexportTypes, typeText } from "../../local-names.ts";
import {
  type ClientModel,
  type ClientOperation,
  modules,
  type ResponsePlan,
  type TypeText,
} from "../../model/client-model.ts";
import { follow } from "../../model/schema-shape.ts";
import { stringLiteral } from "../../safe-text.ts";
import { createSchemaPrinter, type SchemaPrinter } from "./schema-printer.ts";

const runtime = "@rawr/client-runtime";

/** `validators.gen.ts`: Standard Schema validators of what each operation takes and answers. */
export function validatorFiles(model: ClientModel, preamble: readonly string[]): readonly OutputFile[] {
  const file = createGeneratedFile("validators.gen.ts", preamble);
  const names = localNames(model);
  reexportTypes(file, names, [{ name: "SchemaValidator", from: runtime }]);
  const context = { model, file, names, schemas: createSchemaPrinter(model.document, file, names) };
  const entries = model.operations.flatMap((operation) => {
    const parts = printOperation({ ...context, operation });
    return parts.length === 0 ? [] : [`  ${stringLiteral(operation.route)}: { ${parts.join(", ")} },`];
  });
  file.print("");
  file.comment("Every answer's validator, for `validateResponses`. To import it is to import them all.");
  const type = names.import(file, { name: "Validators", from: runtime, type: true });
  file.print(`export const ${names.claim("validators")}: ${type} = {`, ...entries, "};");
  return [file.toFile()];
}

interface Context {
  readonly model: ClientModel;
  readonly file: GeneratedFile;
  readonly names: LocalNames;
  readonly schemas: SchemaPrinter;
  readonly operation: ClientOperation;
}

/** Prints an operation's validators; returns its members of the map: the status, or the part of the stream. */
function printOperation(context: Context): string[] {
  const { operation, file } = context;
  const { input, output, errors } = operation;
  if (input.type !== undefined) {
    const type = file.import({ name: input.type, from: modules.types, type: true });
    print(context, "Input", context.schemas.print(inputSchema(context.model, operation), "input"), type);
  }
  const parts = output.decoding === "stream" ? printStream(context) : printOutput(context);
  if (errors.length === 0) return parts;
  const problems = anyOf(errors.map(({ schema }) => schema));
  const error = print(context, "Error", context.schemas.print(problems, "output"), unionOf(context, errors));
  return output.decoding === "stream" ? [...parts, `error: ${error}`] : parts;
}

function printOutput(context: Context): string[] {
  const { output } = context.operation;
  const answers = output.responses.filter(isJson);
  const isJsonAtMost = output.decoding === "json" || output.decoding === "optionalJson";
  if (answers.length === 0 || !isJsonAtMost) return [];
  const schemas = answers.map(({ schema }) => schema);
  const type = typeText(context.file, output.type, modules.types);
  const withBody = answers.length < output.responses.length ? `Exclude<${type}, undefined>` : type;
  const all = print(context, "Output", context.schemas.print(anyOf(schemas), "output"), withBody);
  if (answers.length === 1) return answers.map(({ status }) => `${propertyKey(status)}: ${all}`);
  return answers.map(({ status, schema }) => {
    const make = context.names.import(context.file, { name: "schemaValidator", from: runtime });
    return `${propertyKey(status)}: /* @__PURE__ */ ${make}(${context.schemas.print(schema, "output")})`;
  });
}

function isJson(response: ResponsePlan): response is ResponsePlan & { readonly schema: JsonSchema } {
  return response.schema !== undefined && /[/+]json\b/.test(response.mediaType ?? "");
}

function printStream(context: Context): string[] {
  const { item, done, type, returns } = context.operation.output;
  const parts = [
    { part: "item", suffix: "Item", schema: item, type },
    { part: "done", suffix: "Done", schema: done, type: returns },
  ];
  return parts.flatMap(({ part, suffix, schema, type }) => {
    if (schema === undefined || type === undefined) return [];
    const text = typeText(context.file, type, modules.types);
    return [`${part}: ${print(context, suffix, context.schemas.print(schema, "output"), text)}`];
  });
}

function print({ file, names, operation }: Context, suffix: string, schema: string, type: string): string {
  const validator = names.import(file, { name: "SchemaValidator", from: runtime, type: true });
  const make = names.import(file, { name: "schemaValidator", from: runtime });
  const constant = names.claim(`${operation.functionName}${suffix}`);
  file.print("", `export const ${constant}: ${validator}<${type}> = /* @__PURE__ */ ${make}(${schema});`);
  return constant;
}

/** The flat input: as the function takes it, not as it goes over the wire. A body that allows no other names closes it. */
function inputSchema({ document }: ClientModel, { input }: ClientOperation): JsonSchema {
  const { fields, body } = input;
  const flat = body?.shape === "flat" ? body.schema : undefined;
  if (flat !== undefined && fields.every(({ place }) => place === "body")) return flat;
  const isClosed = flat !== undefined && follow(document, flat).additionalProperties === false;
  return {
    type: "object",
    properties: Object.fromEntries(fields.map(({ key, schema }) => [key, schema])),
    required: fields.filter(({ required }) => required).map(({ key }) => key),
    ...(isClosed && { additionalProperties: false }),
  };
}

function anyOf(schemas: readonly JsonSchema[]): JsonSchema {
  const distinct = [...new Map(schemas.map((schema) => [literal(schema), schema])).values()];
  const [only] = distinct;
  return distinct.length === 1 && only !== undefined ? only : { anyOf: distinct };
}

function unionOf({ file }: Context, types: readonly { readonly type: TypeText }[]): string {
  return [...new Set(types.map(({ type }) => typeText(file, type, modules.types)))].join(" | ");
}
