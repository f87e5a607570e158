import { type Described, type DescribedOperation, type DescribedParameter, placeOf } from "./described.ts";
import { headerValues, type RequestCase } from "./request-case.ts";
import { type Validate, validatorsOf } from "./validators.ts";

/**
 * What a document says of a request: it is one that the operation takes, or it is not. `open` where the document is silent
 * and a server may do either; `stranger` where the credentials are bad.
 */
export type Verdict = "accepts" | "refuses" | "open" | "stranger";

/** Values that only the server can tell apart: the document says that they are texts, and where they come from. */
const opaque = new Set(["cursor", "last-event-id"]);

/** Reads a document as a client would, and judges requests by it. */
export function createJudge(described: Described): (operation: DescribedOperation, request: RequestCase) => Verdict {
  const validate = validatorsOf(described.document);
  return (operation, request) => {
    if (request.authorization !== undefined) return "stranger";
    return worst([
      ...operation.parameters.map((parameter) => ofParameter(described, validate, { parameter, request })),
      ofBody(validate, operation, request),
    ]);
  };
}

function worst(verdicts: readonly Verdict[]): Verdict {
  return (
    verdicts.find((verdict) => verdict === "refuses") ?? verdicts.find((verdict) => verdict === "open") ?? "accepts"
  );
}

interface Asked {
  readonly parameter: DescribedParameter;
  readonly request: RequestCase;
}

function ofParameter({ document }: Described, validate: Validate, { parameter, request }: Asked): Verdict {
  const { name, schema, required } = parameter;
  const values = valuesOf(parameter, request);
  // `limit[]=1` and the like: no document describes it, some servers read it.
  if (request.query.some(([each]) => each.startsWith(`${name}[`) || each.startsWith(`${name}.`))) return "open";
  if (values.length === 0) return required ? "refuses" : "accepts";
  if (schema.schema.type === "array") {
    const items = placeOf(document, `${schema.pointer}/items`);
    return worst(values.map((value) => ofText(validate, items, value)));
  }
  const [value = "", ...more] = values;
  if (more.length > 0) return parameter.in === "header" ? "open" : "refuses";
  const verdict = ofText(validate, schema, value);
  return verdict === "accepts" && opaque.has(name.toLowerCase()) ? "open" : verdict;
}

function valuesOf({ name, in: where }: DescribedParameter, request: RequestCase): string[] {
  if (where === "path") return [request.params[name] ?? ""];
  if (where === "header") return headerValues(request, name);
  return request.query.filter(([each]) => each === name).map(([, value]) => value.toWellFormed());
}

/** Text stands for a number when it is one by the grammar of JSON; other ways to write one are nobody's promise. */
function ofText(validate: Validate, { pointer, schema }: DescribedParameter["schema"], text: string): Verdict {
  if (schema.type !== "integer") return validate(pointer, text) === undefined ? "accepts" : "refuses";
  if (/^-?(?:0|[1-9]\d*)$/.test(text) && text !== "-0") return validate(pointer, Number(text)) ? "refuses" : "accepts";
  return text.trim() !== "" && !Number.isNaN(Number(text)) ? "open" : "refuses";
}

function ofBody(validate: Validate, { body: described }: DescribedOperation, request: RequestCase): Verdict {
  if (!described) return "accepts";
  const bytes = Buffer.from(request.body ?? "");
  const [type, ...more] = headerValues(request, "content-type");
  if (headerValues(request, "content-encoding").some((coding) => coding.toLowerCase() !== "identity")) {
    return bytes.length > 0 ? "refuses" : "open";
  }
  if (more.length > 0) return "open";
  if (bytes.length === 0) {
    if (described.required) return "refuses";
    return type === undefined || essenceOf(type) === "application/json" ? "accepts" : "open";
  }
  if (isOtherCharset(type)) return "open";
  if (type === undefined || essenceOf(type) !== "application/json") return "refuses";
  const text = decoded(bytes);
  if (text === undefined || text.startsWith("\uFEFF")) return "open";
  const value = parsed(text);
  if (value === undefined || validate(described.schema.pointer, value.json) !== undefined) return "refuses";
  // The host's own limit, said by 400.
  return depthOf(value.json) > 60 ? "open" : "accepts";
}

function essenceOf(type: string): string {
  return (type.split(";")[0] ?? "").trim().toLowerCase();
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parsed(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

/** JSON is UTF-8 (RFC 8259, 8.1), whatever a parameter says that the type does not have. */
function isOtherCharset(type = ""): boolean {
  return /charset/i.test(type) && !/charset="?utf-8"?\s*(?:;|$)/i.test(type);
}
