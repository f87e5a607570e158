import type { OutputFile } from "../../../artifacts/output-file.ts";
import { createGeneratedFile, type GeneratedFile } from "../../generated-file.ts";
import { propertyKey } from "../../literal.ts";
import {
  type ClientModel,
  type ClientOperation,
  type RunModel,
  type RunRole,
  runRoles,
} from "../../model/client-model.ts";
import { stringLiteral } from "../../safe-text.ts";
import { documentation } from "./documentation.ts";
import { failureType } from "./failure-type.ts";
import { printTraits } from "./traits.ts";
import { callType, fromRuntime, printInput, printType, valueFromRuntime } from "./type-texts.ts";

const path = "operations.gen.ts";

/** Each operation as a constant of its own, so that a bundler keeps only those that are called. */
export function operationsFile(model: ClientModel, preamble: readonly string[]): OutputFile {
  const file = createGeneratedFile(path, preamble);
  for (const operation of model.operations) {
    file.print("", `export type ${operation.errorType} =`, `  ${failureType(file, operation)};`, "");
    file.comment(...documentation(model, operation, { head: operation.functionName, hasApi: true }));
    printFunction(file, operation);
    if (operation.pagination !== undefined) printPages(file, operation);
  }
  for (const run of model.runs) printRuns(file, model, run);
  return file.toFile();
}

function printFunction(file: GeneratedFile, operation: ClientOperation): void {
  const { functionName, output, errorType } = operation;
  const isStream = output.decoding === "stream";
  const type = callType(file, operation, isStream ? "StreamCall" : "Call");
  const make = valueFromRuntime(file, isStream ? "stream" : "operation");
  const parts = [printInput(file, operation), printType(file, output.type)];
  if (output.returns !== undefined) parts.push(printType(file, output.returns));
  const call = `${make}(${stringLiteral(operation.spec)}${printTraits(file, operation)})`;
  file.print(
    `export const ${functionName}: ${type}<${[...parts, errorType].join(", ")}> =`,
    `  /* @__PURE__ */ ${call};`,
  );
}

function printPages(file: GeneratedFile, operation: ClientOperation): void {
  const { functionName, pagination, output } = operation;
  if (pagination === undefined) return;
  const type = callType(file, operation, "Paginated");
  const parts = [printInput(file, operation), printType(file, pagination.item), printType(file, output.type)];
  const names = (["cursor", "items", "next"] as const).map((name) => `${name}: ${stringLiteral(pagination[name])}`);
  file.print("");
  file.comment(`Every page of {@link ${functionName}}, or every item of every page.`);
  file.print(
    `export const ${pagination.constant}: ${type}<${parts.join(", ")}> =`,
    `  /* @__PURE__ */ ${valueFromRuntime(file, "paginate")}(${functionName}, { ${names.join(", ")} });`,
  );
}

function printRuns(file: GeneratedFile, model: ClientModel, run: RunModel): void {
  const roles = runRoles.flatMap((role) => {
    const target = run.roles[role];
    return target === undefined ? [] : [`${role}: [${target.functionName}, ${stringLiteral(target.parameter)}]`];
  });
  if (run.resultKey !== undefined) roles.push(`result: ${stringLiteral(run.resultKey)}`);
  file.print("");
  file.comment("What can be done with a run whose id is known.");
  file.print(
    `export const ${propertyKey(run.constant)}: ${fromRuntime(file, "RunOperations")}<${runTypes(file, model, run).join(", ")}> =`,
    `  /* @__PURE__ */ ${valueFromRuntime(file, "runOperations")}({ ${roles.join(", ")} });`,
  );
}

/** The type arguments that operations and handle of a run share. `never` stands for what the audience does not have. */
export function runTypes(file: GeneratedFile, model: ClientModel, run: RunModel): string[] {
  const operationOf = (role: RunRole) =>
    model.operations.find(({ functionName }) => functionName === run.roles[role]?.functionName);
  const outputs = (["status", "timeline", "events"] as const).map((role) => {
    const operation = operationOf(role);
    return operation === undefined ? "never" : printType(file, operation.output.type);
  });
  const failures = runRoles.flatMap((role) => operationOf(role)?.errorType ?? []);
  const inputs = (["timeline", "cancel"] as const).map((role) => inputWithoutRun(file, run, role, operationOf(role)));
  return [...outputs, printType(file, run.result), [...new Set(failures)].join(" | "), ...inputs];
}

/** What there is to say besides which run. */
function inputWithoutRun(
  file: GeneratedFile,
  run: RunModel,
  role: RunRole,
  operation: ClientOperation | undefined,
): string {
  const parameter = run.roles[role]?.parameter;
  if (operation === undefined || parameter === undefined || operation.input.fields.length < 2)
    return "Record<never, never>";
  return `Omit<${printInput(file, operation)}, ${stringLiteral(parameter)}>`;
}
