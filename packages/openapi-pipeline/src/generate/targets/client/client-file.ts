import type { OutputFile } from "../../../artifacts/output-file.ts";
import { commentLines, createGeneratedFile, type GeneratedFile } from "../../generated-file.ts";
import { propertyKey } from "../../literal.ts";
import { type ClientModel, type ClientOperation, modules, type RunModel } from "../../model/client-model.ts";
import { stringLiteral } from "../../safe-text.ts";
import { documentation } from "./documentation.ts";
import { runTypes } from "./operations-file.ts";
import { callType, fromRuntime, printInput, printType, valueFromRuntime } from "./type-texts.ts";

/** A property of a client: its declaration, with a comment, and its value. */
interface Member {
  readonly comment: readonly string[];
  readonly declaration: string;
  readonly value: string;
}

/** The same functions as members of one object, for who has the client at hand and not a bundle to save on. */
export function clientFile(model: ClientModel, preamble: readonly string[]): OutputFile {
  const file = createGeneratedFile("client.gen.ts", preamble);
  const groups = model.groups.map(({ name, type }) => {
    const members = membersOf(file, model, name);
    printInterface(file, type, members);
    const value = members.map((member) => `      ${member.value},`);
    const member: Member = {
      comment: [],
      declaration: `readonly ${propertyKey(name)}: ${type};`,
      value: [`${propertyKey(name)}: {`, ...value, "    }"].join("\n"),
    };
    return member;
  });
  const all = [...groups, ...membersOf(file, model, undefined)];
  printInterface(file, model.names.client, all);
  for (const run of model.runs) printHandle(file, model, run);
  file.print("");
  file.comment(
    `A client of ${model.document.info.title}. \`baseUrl\` is where the paths of its document start.`.replaceAll(
      /\s+/g,
      " ",
    ),
  );
  file.print(
    `export function ${model.names.create}(options: ${fromRuntime(file, "ClientOptions")}): ${model.names.client} {`,
    `  const api = ${valueFromRuntime(file, "createClientApi")}(options);`,
    "  return {",
    ...all.map((member) => `    ${member.value},`),
    "  };",
    "}",
  );
  return file.toFile();
}

function printInterface(file: GeneratedFile, name: string, members: readonly Member[]): void {
  file.print("", `export interface ${name} {`);
  for (const { comment, declaration } of members) {
    if (comment.length > 0) file.print(...commentLines(comment).map((line) => `  ${line}`));
    file.print(`  ${declaration}`);
  }
  file.print("}");
}

function membersOf(file: GeneratedFile, model: ClientModel, group: string | undefined): Member[] {
  const operations = model.operations.filter((operation) => operation.group === group);
  const runs = model.runs.filter((run) => run.group === group);
  return [
    ...operations.map((operation) => memberOf(file, model, operation)),
    ...runs.map((run) => runMember(file, run)),
  ];
}

function memberOf(file: GeneratedFile, model: ClientModel, operation: ClientOperation): Member {
  const { functionName, member, output } = operation;
  const isPlainName = /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(member);
  const head = ["client", operation.group, member].filter((part) => part !== undefined).join(".");
  const flat = file.import({ name: functionName, from: modules.operations });
  const { type, value } = bindingOf(file, model, { operation, flat, output: printType(file, output.type) });
  return {
    comment: documentation(model, operation, { head: isPlainName ? head : functionName, hasApi: false }),
    declaration: `readonly ${propertyKey(member)}: ${type};`,
    value: `${propertyKey(member)}: ${value}`,
  };
}

interface Binding {
  readonly operation: ClientOperation;
  readonly flat: string;
  readonly output: string;
}

function bindingOf(file: GeneratedFile, model: ClientModel, { operation, flat, output }: Binding) {
  const input = printInput(file, operation);
  const bind = (name: string, ...more: readonly string[]) =>
    `${valueFromRuntime(file, name)}(${["api", flat, ...more].join(", ")})`;
  const { pagination, trigger } = operation;
  const run = model.runs.find(({ constant }) => constant === trigger?.runs);
  const failed = () => file.import({ name: operation.errorType, from: modules.operations, type: true });
  if (operation.output.returns !== undefined) {
    const parts = [input, output, printType(file, operation.output.returns)];
    return { type: boundType(file, operation, "BoundStream", parts), value: bind("bindStream") };
  }
  if (pagination !== undefined) {
    const pages = file.import({ name: pagination.constant, from: modules.operations });
    const parts = [input, printType(file, pagination.item), output, failed()];
    return { type: boundType(file, operation, "BoundPaginated", parts), value: bind("bindPaginated", pages) };
  }
  if (trigger !== undefined && run !== undefined) {
    const runs = file.import({ name: run.constant, from: modules.operations });
    const parts = [input, `${run.type}<${output}>`, failed()];
    const value = bind("bindTrigger", runs, stringLiteral(trigger.runId));
    return { type: boundType(file, operation, "BoundCall", parts), value };
  }
  return { type: boundType(file, operation, "BoundCall", [input, output, failed()]), value: bind("bindCall") };
}

function boundType(file: GeneratedFile, operation: ClientOperation, name: string, parts: readonly string[]): string {
  return `${callType(file, operation, name)}<${parts.join(", ")}>`;
}

/** A run's handle has a name, so that callers can write it down. */
function printHandle(file: GeneratedFile, model: ClientModel, run: RunModel): void {
  for (const { errorType } of failuresOf(model, run))
    file.import({ name: errorType, from: modules.operations, type: true });
  const types = ["Accepted", ...runTypes(file, model, run)];
  file.print("");
  file.comment("A run that can be followed. `Accepted` is what its trigger answered.");
  file.print(
    `export type ${run.type}<Accepted = undefined> =`,
    `  ${fromRuntime(file, "RunHandle")}<${types.join(", ")}>;`,
  );
}

function failuresOf(model: ClientModel, run: RunModel): readonly ClientOperation[] {
  const names = new Set(Object.values(run.roles).map((target) => target.functionName));
  return model.operations.filter(({ functionName }) => names.has(functionName));
}

function runMember(file: GeneratedFile, run: RunModel): Member {
  const runs = file.import({ name: run.constant, from: modules.operations });
  return {
    comment: ["Picks up a run whose id is known. Sends nothing."],
    declaration: `readonly ${propertyKey(run.member)}: (runId: string) => ${run.type};`,
    value: `${propertyKey(run.member)}: (runId) => ${valueFromRuntime(file, "openRun")}(api, ${runs}, runId)`,
  };
}
