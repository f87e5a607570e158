import type { OutputFile } from "../../../artifacts/output-file.ts";
import { createGeneratedFile, type GeneratedFile } from "../../generated-file.ts";
import { literal } from "../../literal.ts";
import { type LocalNames, localNames, reexportTypes, typeText } from "../../local-names.ts";
import { type ClientModel, type ClientOperation, modules } from "../../model/client-model.ts";
import { stringLiteral } from "../../safe-text.ts";

const runtime = "@rawr/client-runtime/tanstack-query";

/** Types of the runtime that a caller's own declarations may have to name. */
const reexported = [
  "InfiniteQueryFor",
  "MutationFor",
  "OperationKey",
  "QueryCallOptions",
  "QueryFor",
  "StreamQueryFor",
];

/** `tanstack-query.gen.ts`: options for TanStack Query of each operation, in any of its frameworks. */
export function tanstackQueryFiles(model: ClientModel, preamble: readonly string[]): readonly OutputFile[] {
  const file = createGeneratedFile("tanstack-query.gen.ts", preamble);
  const names = localNames(model);
  reexportTypes(
    file,
    names,
    reexported.map((name) => ({ name, from: runtime })),
  );
  for (const operation of model.operations) {
    const context = { file, names, operation };
    if (operation.output.decoding === "stream") printStream(context);
    else if (operation.entry.method === "get" || operation.entry.method === "head") printQuery(context);
    else printMutation(context);
    if (operation.pagination !== undefined) printInfiniteQuery(context, operation.pagination);
  }
  return [file.toFile()];
}

interface Context {
  readonly file: GeneratedFile;
  readonly names: LocalNames;
  readonly operation: ClientOperation;
}

function printQuery(context: Context): void {
  const types = [inputOf(context), outputOf(context), errorOf(context)];
  print(context, { suffix: "Query", factory: "queryFactory", type: factoryType(context, "QueryFactory"), types });
}

function printStream(context: Context): void {
  const types = [inputOf(context), outputOf(context), errorOf(context)];
  const type = factoryType(context, "StreamQueryFactory");
  print(context, { suffix: "Stream", factory: "streamQueryFactory", type, types });
}

/** The variables of a mutation may be left out where `void` is one of their types. */
function printMutation(context: Context): void {
  const { type, optional } = context.operation.input;
  const input = type === undefined ? "void" : `${inputOf(context)}${optional ? " | void" : ""}`;
  const types = [input, outputOf(context), errorOf(context)];
  print(context, { suffix: "Mutation", factory: "mutationFactory", type: "MutationFactory", types });
}

function printInfiniteQuery(
  context: Context,
  { cursor, next }: { readonly cursor: string; readonly next: string },
): void {
  const input = inputOf(context);
  const cursorType = `NonNullable<${input}[${stringLiteral(cursor)}]>`;
  const types = [input, outputOf(context), cursorType, errorOf(context)];
  const type = factoryType(context, "InfiniteQueryFactory");
  const more = `, ${literal({ cursor, next })}`;
  print(context, { suffix: "InfiniteQuery", factory: "infiniteQueryFactory", type, types, more });
}

interface Constant {
  readonly suffix: string;
  readonly factory: string;
  readonly type: string;
  readonly types: readonly string[];
  readonly more?: string;
}

function print({ file, names, operation }: Context, constant: Constant): void {
  const { suffix, types, more = "" } = constant;
  const call = file.import({ name: operation.functionName, from: modules.operations });
  const factory = names.import(file, { name: constant.factory, from: runtime });
  const type = names.import(file, { name: constant.type, from: runtime, type: true });
  file.print("");
  file.comment(...describe(operation));
  file.print(
    `export const ${names.claim(`${call}${suffix}`)}: ${type}<${types.join(", ")}> =`,
    `  /* @__PURE__ */ ${factory}(${literal(keyOf(operation))}, ${call}${more});`,
  );
}

function describe({ summary, route, deprecated, sunset }: ClientOperation): string[] {
  return [summary ?? route, ...(deprecated ? [`@deprecated${sunset === undefined ? "" : ` Until ${sunset}.`}`] : [])];
}

/** Group, then name: what `invalidateQueries` takes to mean a whole group, or one operation whatever its input. */
function keyOf({ group, member }: ClientOperation): string[] {
  return group === undefined ? [member] : [group, member];
}

function factoryType({ operation }: Context, name: string): string {
  return operation.input.type === undefined || operation.input.optional ? `Optional${name}` : name;
}

function inputOf({ file, operation }: Context): string {
  const { type } = operation.input;
  return type === undefined ? "undefined" : file.import({ name: type, from: modules.types, type: true });
}

function outputOf({ file, operation }: Context): string {
  return typeText(file, operation.output.type, modules.types);
}

function errorOf({ file, operation }: Context): string {
  return file.import({ name: operation.errorType, from: modules.operations, type: true });
}
