import type { OperationEntry } from "../operations.ts";
import type { BodyPlan } from "./client-model.ts";
import type { ParameterPlan } from "./parameters.ts";

const expressions = { query: "?", header: "^", cookie: "&" } as const;

/** `POST /runs/{runId}/cancel{?dry} >`: how the runtime makes a request from the flat input. */
export function operationString(
  entry: OperationEntry,
  parameters: readonly ParameterPlan[],
  body: BodyPlan | undefined,
): string {
  const inPath = new Map(parameters.filter(({ place }) => place === "path").map((plan) => [plan.wire, plan]));
  const path = entry.path
    .split(/(\{[^{}]+\})/)
    .map((part, index) => {
      const plan = index % 2 === 1 ? inPath.get(part.slice(1, -1)) : undefined;
      return plan === undefined ? literal(part) : `{${plan.prefix}${variable(plan)}}`;
    })
    .join("");
  const rest = (["query", "header", "cookie"] as const).map((place) => {
    const plans = parameters.filter((parameter) => parameter.place === place);
    return plans.length === 0 ? "" : `{${expressions[place]}${plans.map(variable).join(",")}}`;
  });
  return `${entry.method.toUpperCase()} ${path}${rest.join("")}${bodyOf(body)}`;
}

/** Whether the core of the runtime can write every parameter; `allStyles` writes what it cannot. */
export function needsAllStyles(parameters: readonly ParameterPlan[]): boolean {
  return !parameters.every(
    ({ isPlain, place, prefix, suffix, key, wire }) =>
      isPlain &&
      (place === "path" || place === "query") &&
      prefix === "" &&
      (suffix === "" || suffix === "*") &&
      key === wire &&
      name(wire) === wire,
  );
}

/** ` >` the other keys of the input, ` >body` one key. */
function bodyOf(body: BodyPlan | undefined): string {
  if (body === undefined) return "";
  return body.shape === "flat" ? " >" : ` >${name(body.key ?? "body")}`;
}

function variable({ key, wire, suffix }: ParameterPlan): string {
  return `${key === wire ? name(wire) : `${name(key)}=${name(wire)}`}${suffix}`;
}

/** What the grammar of the string needs for itself is percent-encoded. */
function name(text: string): string {
  return encode(text, /[^A-Za-z0-9_.$[\]:-]/gu);
}

/** RFC 3986 path characters; what is percent-encoded in the document stays so. */
function literal(text: string): string {
  return encode(text, /[^A-Za-z0-9._~!$&'()*+,;=:@/%?#-]/gu);
}

/** UTF-8; a lone surrogate becomes U+FFFD, as on its way through `fetch`. */
function encode(text: string, unsafe: RegExp): string {
  return text.replaceAll(unsafe, (character) =>
    [...new TextEncoder().encode(character)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
      .join(""),
  );
}
