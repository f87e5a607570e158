import type { OpenApiDocument } from "@rawr/openapi-document";
import { literal, propertyKey } from "../../generate/literal.ts";
import type { ClientModel, ClientOperation } from "../../generate/model/client-model.ts";
import { exampleInput } from "../../generate/targets/client/documentation.ts";

/** `client.invoicing.listRuns`, with brackets where a name is no identifier. */
export function memberOf(...path: readonly (string | undefined)[]): string {
  return path
    .filter((name) => name !== undefined)
    .map((name, index) => (index === 0 ? name : accessOf(name)))
    .join("");
}

function accessOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) && propertyKey(name) === name ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** `client.invoicing.getRunStatus({ runId: "…" })`; `undefined` when a value that is needed cannot be made up. */
export function groupedCall(model: ClientModel, operation: ClientOperation, member?: string): string | undefined {
  const input = inputText(model, operation);
  return input === undefined ? undefined : `${memberOf("client", operation.group, operation.member, member)}(${input})`;
}

/** `invoicingGetRunStatus(api, { runId: "…" })`. */
export function flatCall(model: ClientModel, operation: ClientOperation): string | undefined {
  const input = inputText(model, operation);
  return input === undefined ? undefined : `${operation.functionName}(${["api", input].filter(Boolean).join(", ")})`;
}

function inputText(model: ClientModel, operation: ClientOperation): string | undefined {
  const input = exampleInput(model, operation);
  if (input === undefined) return undefined;
  return Object.keys(input).length === 0 ? "" : literal(input);
}

/** Of the operations that a predicate takes, the one that asks least of its caller. */
export function easiest(
  model: ClientModel,
  isWanted: (operation: ClientOperation) => boolean,
): ClientOperation | undefined {
  const candidates = model.operations.filter(isWanted).sort((a, b) => costOf(a) - costOf(b));
  // Making up a call costs time; of thousands of operations the first few will do.
  for (let from = 0; from < candidates.length; from += examined) {
    const calls = candidates.slice(from, from + examined).flatMap((operation) => {
      const call = groupedCall(model, operation);
      return call === undefined ? [] : [{ operation, cost: costOf(operation) + call.length }];
    });
    if (calls.length > 0) return calls.sort((a, b) => a.cost - b.cost)[0]?.operation;
  }
  return undefined;
}

const examined = 20;

/** Reading first, then what needs the fewest values. */
function costOf({ entry, deprecated, input }: ClientOperation): number {
  const required = input.fields.filter((field) => field.required).length;
  return 50 * required + (entry.method === "get" ? 0 : 1_000) + (deprecated ? 100_000 : 0);
}

/** A plain question with one answer. */
export function isPlain({ output, trigger }: ClientOperation): boolean {
  return output.decoding !== "stream" && trigger === undefined;
}

/** The first server that is a whole URL, with the defaults of its variables. */
export function baseUrlOf(document: OpenApiDocument): string {
  const urls = (document.servers ?? []).map((server) => {
    const variables = (server["variables"] ?? {}) as Record<string, { default?: string }>;
    return String(server["url"]).replaceAll(/\{([^}]*)\}/g, (_, name: string) => variables[name]?.default ?? name);
  });
  const absolute = urls.find((url) => URL.canParse(url));
  return (absolute ?? `https://api.example.com${urls[0]?.startsWith("/") ? urls[0] : ""}`).replace(/\/$/, "");
}
