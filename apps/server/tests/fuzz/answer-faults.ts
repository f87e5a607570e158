import type { Described, DescribedOperation } from "./described.ts";
import type { Verdict } from "./judge.ts";
import type { Answer } from "./send.ts";
import { type Validate, validatorsOf } from "./validators.ts";

export interface Question {
  readonly operation: DescribedOperation;
  readonly verdict: Verdict;
  /** Everything that was sent: what comes back of it is no secret. */
  readonly sent: string;
}

/** Says everything that is wrong with an answer; nothing when it is one that the document promises. */
export type FaultsOf = (question: Question, answer: Answer) => string[];

/** Reads a document as a client would, and holds answers against it. `secrets` must never come back. */
export function createFaultsOf(described: Described, secrets: readonly string[]): FaultsOf {
  const validate = validatorsOf(described.document);
  return ({ operation, verdict, sent }, answer) => {
    const { status, headers, text } = answer;
    const said = `${JSON.stringify(headers)}\n${text}`;
    return [
      ...(status >= 500 ? [`${status} is a mistake of the server's`] : []),
      ...undocumented(operation, validate, answer),
      ...problemFaults(answer),
      ...secrets.filter((secret) => said.includes(secret) && !sent.includes(secret)).map((secret) => `tells ${secret}`),
      ...againstVerdict(verdict, status),
    ];
  };
}

function againstVerdict(verdict: Verdict, status: number): string[] {
  const isTaken = status < 300;
  if (verdict === "stranger") return status === 401 ? [] : [`a stranger gets ${status}`];
  if (verdict === "refuses" && (isTaken || ![400, 413, 415].includes(status))) {
    return [`the document refuses the request, the host answers ${status}`];
  }
  if (verdict === "accepts" && [400, 401, 403, 413, 415, 429].includes(status)) {
    return [`the document accepts the request, the host refuses it with ${status}`];
  }
  return [];
}

function undocumented({ responses }: DescribedOperation, validate: Validate, answer: Answer): string[] {
  const { status, headers, text } = answer;
  const response = responses[status];
  if (!response) return [`status ${status} is not documented`];
  const type = (headers["content-type"] ?? "").split(";")[0] ?? "";
  const names = Object.entries((response.headers ?? {}) as Record<string, { required?: boolean }>);
  const missing = names.filter(([name, { required }]) => required && headers[name.toLowerCase()] === undefined);
  const faults = [
    ...missing.map(([name]) => `header ${name} is missing`),
    ...names.flatMap(([name]) => {
      const value = headers[name.toLowerCase()];
      const fault = value === undefined ? undefined : validate(`${response.pointer}/headers/${name}/schema`, value);
      return fault === undefined ? [] : [`header ${name} ${fault}`];
    }),
  ];
  const media = Object.keys(response.content ?? {});
  if (!media.includes(type)) return [...faults, `media type ${type} is not documented for ${status}`];
  const pointer = `${response.pointer}/content/${type.replaceAll("/", "~1")}/schema`;
  const values = type === "text/event-stream" ? eventsOf(text) : [JSON.parse(text) as unknown];
  return [...faults, ...values.flatMap((value) => validate(pointer, value) ?? [])];
}

/** Server-sent events as the document's envelope has them. */
function eventsOf(text: string): unknown[] {
  return text.split("\n\n").flatMap((block) => {
    const fields = block.split("\n").flatMap((line) => {
      const [, name, value = ""] = /^(\w+):? ?(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value] as const];
    });
    if (fields.length === 0) return [];
    const { data = "", event, id, retry } = Object.fromEntries(fields);
    return [{ event, data: JSON.parse(data) as unknown, ...(id && { id }), ...(retry && { retry: Number(retry) }) }];
  });
}

function problemFaults({ status, headers, text }: Answer): string[] {
  const id = headers["x-request-id"];
  if (typeof id !== "string" || id === "") return ["there is no x-request-id"];
  if (status < 400) return [];
  const problem = JSON.parse(text) as Record<string, unknown>;
  return [
    ...(problem["requestId"] === id ? [] : ["requestId is not the header's"]),
    ...(problem["status"] === status ? [] : [`the problem says status ${String(problem["status"])}`]),
  ];
}
