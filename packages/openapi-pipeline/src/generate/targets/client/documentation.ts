import { sampleValue } from "../../../package/sample-value.ts";
import { literal } from "../../literal.ts";
import type { ClientModel, ClientOperation, InputField } from "../../model/client-model.ts";

/** How an example calls an operation: `invoicingListRuns(api` or `client.invoicing.listRuns(`. */
export interface CallForm {
  /** What stands before the input. */
  readonly head: string;
  readonly hasApi: boolean;
}

/** Paragraphs of an operation's JSDoc. Raw text of the document; `GeneratedFile.comment` makes it safe. */
export function documentation(model: ClientModel, operation: ClientOperation, form: CallForm): string[] {
  const { summary, description, scopes, errors } = operation;
  const request = [`\`${operation.route}\``, ...(scopes.length > 0 ? [`scopes ${scopes.map(code).join(", ")}`] : [])];
  const codes = [...new Set(errors.flatMap((error) => (error.code === undefined ? [] : [error.code])))];
  const example = exampleCall(model, operation, form);
  return [
    ...[summary, description === summary ? undefined : description].filter((text) => text !== undefined).map(plain),
    plain(request.join(" · ")),
    ...(codes.length > 0 ? [plain(`Errors: ${codes.map(code).join(", ")}.`)] : []),
    ...(operation.deprecated || operation.sunset !== undefined ? [deprecation(model, operation)] : []),
    ...(example === undefined ? [] : [`@example\n${example}`]),
  ];
}

/** `@` at the beginning of a line would be a tag of our own. */
function plain(text: string): string {
  return text.trim().replaceAll(/(^|[\r\n\u2028\u2029])(\s*)@/g, "$1$2\\@");
}

function code(text: string): string {
  return `\`${text.replaceAll("`", "'")}\``;
}

function deprecation({ document }: ClientModel, { deprecatedSince, sunset }: ClientOperation): string {
  const successor = document.info["x-successor"];
  const facts = [
    ...(deprecatedSince === undefined ? [] : [`since ${deprecatedSince}`]),
    ...(sunset === undefined ? [] : [`goes away on ${sunset}`]),
    ...(typeof successor === "string" ? [`use ${successor}`] : []),
  ];
  const text = plain(facts.join("; ").replaceAll(/\s+/g, " "));
  return text === "" ? "@deprecated" : `@deprecated ${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** A call with the document's examples; `undefined` when a value that is needed cannot be made up. */
function exampleCall(model: ClientModel, operation: ClientOperation, form: CallForm): string | undefined {
  const input = exampleInput(model, operation);
  if (input === undefined) return undefined;
  const text = Object.keys(input).length === 0 ? "" : literal(input);
  const call = `${form.head}(${[form.hasApi ? "api" : "", text].filter((part) => part !== "").join(", ")})`;
  if (operation.output.decoding === "stream") return `for await (const event of ${call}) console.log(event);`;
  if (operation.output.type.text === "undefined") return `await ${call};`;
  return `${operation.trigger === undefined || form.hasApi ? "const result" : "const run"} = await ${call};`;
}

/** What has to be given, and what the example of a body gives. */
export function exampleInput(
  { document }: ClientModel,
  { input }: ClientOperation,
): Readonly<Record<string, unknown>> | undefined {
  const entries: [string, unknown][] = [];
  for (const field of input.fields) {
    if (!field.required && !isInExample(field, input.body?.example)) continue;
    const value = field.example ?? sampleValue(document, field.schema);
    if (value === undefined) return undefined;
    entries.push([field.key, value]);
  }
  return Object.fromEntries(entries);
}

function isInExample({ place, wire }: InputField, example: unknown): boolean {
  return place === "body" && typeof example === "object" && example !== null && Object.hasOwn(example, wire);
}
