import type { Api, ApiContent, ApiOperation, ApiParameter } from "../model.ts";
import { parameterText } from "./parameter-text.ts";
import { createSampler, type Sampler } from "./sample.ts";

/** What a request has beside what its document requires. */
export interface Wanted {
  /** Keys of parameters, with the text that they have, or `undefined` for a sample. */
  readonly parameters?: ReadonlyMap<string, string | undefined>;
  /** The content type of the body; `none` leaves out a body that is not required. */
  readonly content?: string | "none";
}

/** Writes messages of one document. */
export interface Messages {
  readonly sample: Sampler;
  /** `POST /runs?limit=1, x-tenant: a, content-type: application/json {"name":"a"}`. */
  request(operation: ApiOperation, wanted?: Wanted): string;
}

/** A writer for one document. */
export function createMessages(api: Api, budget: number): Messages {
  const sample = createSampler(api.document, budget);
  return { sample, request: (operation, wanted = {}) => requestText(operation, wanted, sample) };
}

function requestText(operation: ApiOperation, wanted: Wanted, sample: Sampler): string {
  const texts = [...operation.parameters.values()].flatMap((parameter) => {
    if (!parameter.required && !wanted.parameters?.has(parameter.key)) return [];
    const written = wanted.parameters?.get(parameter.key) ?? sampleText(parameter, sample);
    return [{ parameter, written }];
  });
  const where = (place: string) => texts.filter(({ parameter }) => parameter.in === place);
  const query = where("query").map(({ written }) => written);
  const path = where("path").reduce(
    (filled, { parameter, written }) => filled.replace(`{${parameter.name}}`, () => written),
    operation.path,
  );
  const cookies = where("cookie").map(({ written }) => written);
  return [
    `${operation.method.toUpperCase()} ${path}${query.length > 0 ? `?${query.join("&")}` : ""}`,
    ...where("header").map(({ parameter, written }) => `${parameter.name.toLowerCase()}: ${written}`),
    ...(cookies.length > 0 ? [`cookie: ${cookies.join("; ")}`] : []),
    ...bodyText(operation, wanted, sample),
  ].join(", ");
}

function bodyText({ body }: ApiOperation, wanted: Wanted, sample: Sampler): string[] {
  if (!body || (wanted.content === undefined && !body.required) || wanted.content === "none") return [];
  const content = body.content.get(wanted.content ?? "") ?? [...body.content.values()][0];
  if (!content) return [];
  return [`content-type: ${content.type}${contentText(content, sample)}`];
}

function contentText(content: ApiContent, sample: Sampler): string {
  if (!/[/+]json$/.test(content.type)) return "";
  const value = sample(content.schema);
  const text = value === undefined ? "" : JSON.stringify(value);
  return text === "" || text.length > 300 ? "" : ` ${text}`;
}

/** A sample of a parameter as it is written in a message. */
export function sampleText(parameter: ApiParameter, sample: Sampler): string {
  const value = sample(parameter.schema);
  // A path has no empty segments.
  const filled = value === "" && parameter.in === "path" ? sample(parameter.schema, { not: { const: "" } }) : value;
  return parameterText(parameter, filled ?? "a");
}
