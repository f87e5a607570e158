import { literal } from "../../generate/literal.ts";
import type { ClientModel, ClientOperation, ErrorPlan, RunModel } from "../../generate/model/client-model.ts";
import { stringLiteral } from "../../generate/safe-text.ts";
import { type Credentials, credentialsFor, credentialsOf } from "./readme-auth.ts";
import { baseUrlOf, easiest, flatCall, groupedCall, isPlain, memberOf } from "./readme-call.ts";

/** What a section is written from. */
export interface ReadmeInput {
  /** npm name of the package. */
  readonly name: string;
  readonly model: ClientModel;
}

/** Paragraphs and code; none when the document gives no occasion. */
type Section = (input: ReadmeInput) => readonly string[];

/** Everything that shows code, in the order in which a reader needs it. Each block builds on the first one's `client`. */
export const codeSections: readonly Section[] = [
  firstCall,
  authentication,
  errors,
  streaming,
  workflows,
  pagination,
  singleFunctions,
];

function firstCall(input: ReadmeInput): readonly string[] {
  const { model } = input;
  const operation = easiest(model, isPlain) ?? easiest(model, () => true);
  if (operation === undefined) return [];
  const credentials = credentialsFor(model, operation);
  const code = [
    importing(input, [model.names.create, ...(credentials?.code ? [credentials.code.name] : [])]),
    "",
    `const client = ${creation(input, credentials)};`,
    ...(isPlain(operation) ? showing(operation, groupedCall(model, operation) ?? "") : []),
  ];
  return [
    "## First call",
    fence(code),
    "Every call takes options as its last argument: `signal`, `timeout`, `headers`, `idempotencyKey` and more.",
  ];
}

function authentication(input: ReadmeInput): readonly string[] {
  const all = credentialsOf(input.model);
  if (all.length === 0) return [];
  const shown = all.flatMap(({ code }) => code ?? []);
  const names = [...new Set(shown.map(({ name }) => name))].sort();
  const list = all.map(({ scheme, text }) => `- \`${scheme.replaceAll("`", "'")}\`: ${text}`).join("\n");
  const lines = shown.map(({ call }) => `${input.model.names.create}({ baseUrl, auth: ${call} });`);
  const code = [importing(input, names), "", `const baseUrl = ${base(input)};`, ...lines];
  return ["## Authentication", list, ...(shown.length > 0 ? [fence(code)] : [])];
}

function errors(input: ReadmeInput): readonly string[] {
  const { model } = input;
  const operation =
    easiest(model, (each) => isPlain(each) && each.errors.some(isTelling)) ??
    easiest(model, (each) => isPlain(each) && each.errors.some(({ code }) => code !== undefined));
  const call = operation && groupedCall(model, operation);
  if (operation === undefined || call === undefined) return plainErrors(input);
  const special = operation.errors.find(isTelling) ?? operation.errors.find(({ code }) => code !== undefined);
  const says = hasData(special?.schema, model) ? "error.data" : "error.problem";
  const code = [
    importing(input, [operation.functionName, "isErrorOf"]),
    "",
    "try {",
    `  await ${call};`,
    "} catch (error) {",
    `  if (!isErrorOf(${operation.functionName}, error)) throw error;`,
    "  switch (error.code) {",
    `    case ${stringLiteral(special?.code ?? "")}:`,
    `      console.log(${says});`,
    "      break;",
    `    case "TIMEOUT":`,
    `    case "NETWORK_ERROR":`,
    `      console.log("Try again later:", error.message);`,
    "      break;",
    "    default:",
    "      throw error;",
    "  }",
    "}",
  ];
  return [
    "## Errors",
    "Whatever goes wrong is an `Error` with a `code`, which tells its type. Without exceptions: `.safe()`.",
    fence(code),
    fence(safely(call)),
  ];
}

/** What any request may meet says little about this one. */
const common = new Set(["400", "401", "403", "429", "500", "503"]);

function isTelling({ code, status }: ErrorPlan): boolean {
  return code !== undefined && !common.has(status);
}

function plainErrors({ model }: ReadmeInput): readonly string[] {
  const operation = easiest(model, isPlain);
  const call = operation && groupedCall(model, operation);
  if (call === undefined) return [];
  return [
    "## Errors",
    "Whatever goes wrong is an `Error` with a `code`. A call rejects with it, or `.safe()` answers with it:",
    fence(safely(call)),
  ];
}

function safely(call: string): readonly string[] {
  return [
    `const answer = await ${call}.safe();`,
    "if (answer.ok) console.log(answer.data);",
    "else console.log(answer.error.code);",
  ];
}

function streaming({ model }: ReadmeInput): readonly string[] {
  const operation = easiest(model, ({ output }) => output.decoding === "stream");
  const call = operation && groupedCall(model, operation);
  if (call === undefined) return [];
  return [
    "## Streams",
    "A stream that is cut off is taken up where it ended. Leaving the loop ends the request.",
    fence([`for await (const event of ${call}) {`, "  console.log(event);", "}"]),
  ];
}

function workflows({ model }: ReadmeInput): readonly string[] {
  const trigger = easiest(model, ({ trigger: found }) => found !== undefined);
  const runs = model.runs.find(({ constant }) => constant === trigger?.trigger?.runs);
  const call = trigger && groupedCall(model, trigger);
  if (call === undefined || runs === undefined) return [];
  const { events, cancel } = runs.roles;
  const start = [
    `const run = await ${call};`,
    ...(events ? ["for await (const event of run.events()) console.log(event);"] : []),
    ...(runs.resultKey ? ["console.log(await run.result({ timeout: 60_000 }));"] : []),
  ];
  const again = [
    `const known = ${memberOf("client", runs.group, runs.member)}(${runIdOf(model, runs)});`,
    "console.log(await known.status());",
    ...(cancel ? ["await known.cancel();"] : []),
  ];
  return [
    "## Workflows",
    "A trigger answers at once with a handle of its run. Sending it again, as a retry does, starts no second run.",
    fence(start),
    "A run whose id is known can be picked up later, anywhere:",
    fence(again),
  ];
}

/** The document's example of a run id. */
function runIdOf(model: ClientModel, { roles }: RunModel): string {
  const status = model.operations.find(({ functionName }) => functionName === roles.status?.functionName);
  const field = status?.input.fields.find(({ key }) => key === roles.status?.parameter);
  return typeof field?.example === "string" ? literal(field.example) : "run.runId";
}

function pagination({ model }: ReadmeInput): readonly string[] {
  const operation = easiest(model, (each) => each.pagination !== undefined);
  const call = operation && groupedCall(model, operation, "items");
  if (call === undefined) return [];
  return [
    "## Pages",
    "Items of all pages, fetched as the loop gets there; `pages` gives the pages themselves.",
    fence([`for await (const item of ${call}) {`, "  console.log(item);", "}"]),
  ];
}

function singleFunctions(input: ReadmeInput): readonly string[] {
  const { model } = input;
  const operation = easiest(model, isPlain);
  const call = operation && flatCall(model, operation);
  if (operation === undefined || call === undefined) return [];
  const credentials = credentialsFor(model, operation);
  const auth = credentials?.code ? `, auth: ${credentials.code.call}` : "";
  const names = ["createApi", operation.functionName, ...(credentials?.code ? [credentials.code.name] : [])];
  const code = [
    importing(input, names),
    "",
    `const api = createApi({ baseUrl: ${base(input)}${auth} });`,
    ...showing(operation, call),
  ];
  return [
    "## One function at a time",
    "Where every byte counts: a bundler keeps the functions that are imported and nothing else. Retries are middleware here, `use: [retry()]`.",
    fence(code),
  ];
}

function importing({ name }: ReadmeInput, names: readonly string[]): string {
  return `import { ${[...new Set(names)].sort().join(", ")} } from ${stringLiteral(name)};`;
}

function creation(input: ReadmeInput, credentials: Credentials | undefined): string {
  const auth = credentials?.code ? [`  auth: ${credentials.code.call},`] : [];
  return [`${input.model.names.create}({`, `  baseUrl: ${base(input)},`, ...auth, "})"].join("\n");
}

function base({ model }: ReadmeInput): string {
  return stringLiteral(baseUrlOf(model.document));
}

function showing({ output }: ClientOperation, call: string): readonly string[] {
  return output.type.text === "undefined" ? [`await ${call};`] : [`console.log(await ${call});`];
}

function hasData(schema: { readonly [key: string]: unknown } | undefined, model: ClientModel): boolean {
  const target = typeof schema?.["$ref"] === "string" ? resolved(model, schema["$ref"]) : schema;
  return Object.hasOwn((target?.["properties"] ?? {}) as object, "data");
}

function resolved(model: ClientModel, reference: string): { readonly [key: string]: unknown } | undefined {
  const name = /^#\/components\/schemas\/(.+)$/.exec(reference)?.[1] ?? "";
  return model.document.components?.schemas?.[name] as { readonly [key: string]: unknown } | undefined;
}

function fence(lines: readonly string[]): string {
  return `\`\`\`ts\n${lines.join("\n")}\n\`\`\``;
}
