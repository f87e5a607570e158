import type { OutputFile } from "../../../artifacts/output-file.ts";
import { createGeneratedFile, type GeneratedFile } from "../../generated-file.ts";
import { literal, propertyKey } from "../../literal.ts";
import { type LocalNames, localNames, reexportTypes, typeText } from "../../local-names.ts";
import { type ClientModel, type ClientOperation, type ErrorPlan, modules } from "../../model/client-model.ts";
import { camelCase, createNamer } from "../../model/names.ts";
import { reservedMembers } from "../../model/reserved-names.ts";
import { stringLiteral } from "../../safe-text.ts";
import { bySpecificity } from "./by-specificity.ts";
import { createExamples, type Examples } from "./examples.ts";
import { eventsOf, replyOf, replyOfError } from "./replies.ts";

const runtime = "@rawr/client-runtime/msw";

/** Types of the runtime that a caller's own declarations may have to name. */
const reexported = ["MockCall", "MockError", "MockEvents", "MockHandler", "MockOverride"];

/** `msw.gen.ts`: a handler of MSW for each operation that answers with the document's examples, and its errors. */
export function mswFiles(model: ClientModel, preamble: readonly string[]): readonly OutputFile[] {
  const file = createGeneratedFile("msw.gen.ts", preamble);
  const names = localNames(model);
  reexportTypes(
    file,
    names,
    reexported.map((name) => ({ name, from: runtime })),
  );
  const context: Context = { file, names, model, examples: createExamples(model.document), replies: new Map() };
  // `fetch` refuses to send TRACE, and MSW has no such method.
  const mocked = model.operations.filter(({ entry }) => entry.method !== "trace");
  const keys = createNamer(reservedMembers);
  const handlers = mocked.map((operation): Handler => {
    return { operation, key: keys.claim(operation.functionName), ...printHandler(context, operation) };
  });
  printHandlers(context, handlers);
  return [file.toFile()];
}

interface Context {
  readonly file: GeneratedFile;
  readonly names: LocalNames;
  readonly model: ClientModel;
  readonly examples: Examples;
  /** Text of a reply that is printed already → the constant that holds it. */
  readonly replies: Map<string, string>;
}

interface Handler {
  readonly operation: ClientOperation;
  readonly constant: string;
  /** Type of what may answer instead. */
  readonly override: string;
  /** Where it is in the overrides: the function's name, unless every object has such a member. */
  readonly key: string;
}

function printHandler(context: Context, operation: ClientOperation): Pick<Handler, "constant" | "override"> {
  const { file, names, model, examples } = context;
  const isStream = operation.output.decoding === "stream";
  const handlerType = names.import(file, { name: "MockHandler", from: runtime, type: true });
  const types = [outputOf(context, operation), parametersOf(operation)].join(", ");
  const make = names.import(file, { name: isStream ? "mockStream" : "mockHandler", from: runtime });
  const http = names.import(file, { name: "http", from: "msw" });
  const handler = names.import(file, { name: "HttpHandler", from: "msw", type: true });
  const constant = names.claim(`${operation.functionName}Handler`);
  const answer = isStream ? eventsOf(model.document, operation) : replyOf(examples, operation);
  file.print("");
  file.comment(`Answers ${operation.route} as the document's example does.`);
  file.print(
    `export const ${constant}: ${handlerType}<${handler}, ${types}> =`,
    `  /* @__PURE__ */ ${make}(${http}, ${stringLiteral(operation.route)}, ${literal(answer)});`,
  );
  printErrors(context, operation);
  return { constant, override: `${names.import(file, { name: "MockOverride", from: runtime, type: true })}<${types}>` };
}

function outputOf({ file, names }: Context, { output }: ClientOperation): string {
  const type = typeText(file, output.type, modules.types);
  if (output.decoding !== "stream") return type;
  const returns = endOf(file, output);
  return `${names.import(file, { name: "MockEvents", from: runtime, type: true })}<${type}, ${returns}>`;
}

/** A generator that returns nothing returns `void`. */
function endOf(file: GeneratedFile, { returns }: ClientOperation["output"]): string {
  return returns === undefined || returns.text === "undefined" ? "void" : typeText(file, returns, modules.types);
}

/** Names in the path, as a union. */
function parametersOf({ entry }: ClientOperation): string {
  const names = [...entry.path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => stringLiteral(name));
  return names.length === 0 ? "never" : [...new Set(names)].join(" | ");
}

function printErrors(context: Context, operation: ClientOperation): void {
  const errors = new Map<string, ErrorPlan>();
  for (const error of operation.errors) {
    const code = error.code ?? `HTTP_${statusOfCode(error.status)}`;
    if (!errors.has(code)) errors.set(code, error);
  }
  if (errors.size === 0) return;
  const { file, names } = context;
  const make = names.import(file, { name: "mockError", from: runtime });
  const type = names.import(file, { name: "MockError", from: runtime, type: true });
  const replies = [...errors].map(([code, error]) => `  ${propertyKey(code)}: ${replyConstant(context, error)},`);
  const problems = [...errors].map(([code, error]) => {
    return `  ${propertyTypeKey(code)}: ${typeText(file, error.type, modules.types)};`;
  });
  file.print("");
  file.comment(`Answers ${operation.route} with an error of the document, by its code.`);
  file.print(
    `export const ${names.claim(`${operation.functionName}Error`)}: ${type}<{`,
    ...problems,
    `}> = /* @__PURE__ */ ${make}({`,
    ...replies,
    "});",
  );
}

function statusOfCode(status: string): string {
  return /^\d{3}$/.test(status) ? status : "500";
}

/** In a type, `__proto__` is a name like any other. */
function propertyTypeKey(code: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(code) ? code : stringLiteral(code);
}

/** Problems are shared by many operations, so each is printed once. */
function replyConstant({ file, names, examples, replies }: Context, error: ErrorPlan): string {
  const text = literal(replyOfError(examples, error));
  const known = replies.get(text);
  if (known !== undefined) return known;
  const constant = names.claim(`${camelCase(error.type.text)}Reply`);
  replies.set(text, constant);
  const type = names.import(file, { name: "MockReply", from: runtime, type: true });
  file.print("", `const ${constant}: ${type} = ${text};`);
  return constant;
}

function printHandlers({ file, names }: Context, handlers: readonly Handler[]): void {
  const handlerType = names.import(file, { name: "HttpHandler", from: "msw", type: true });
  const overrides = names.claim("Overrides");
  file.print("");
  file.comment("What answers instead of the examples, by the name of the operation's function.");
  file.print(
    `export interface ${overrides} {`,
    ...handlers.map(({ key, override }) => `  readonly ${key}?: ${override} | undefined;`),
    "}",
    "",
  );
  file.comment(
    "A handler for each operation. `baseUrl` is the client's; of two paths that match, the one with fewer parameters is asked first.",
  );
  file.print(
    `export function ${names.claim("handlers")}(baseUrl: string | URL, overrides: ${overrides} = {}): ${handlerType}[] {`,
    "  return [",
    ...[...handlers]
      .sort((a, b) => bySpecificity(a.operation.entry.path, b.operation.entry.path))
      .map(({ constant, key }) => `    ${constant}(baseUrl, overrides.${key}),`),
    "  ];",
    "}",
  );
}
