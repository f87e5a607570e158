import type { JsonSchema, OpenApiDocument } from "@rawr/openapi-document";
import { sampleValue } from "../../../package/sample-value.ts";
import type { ClientOperation, ErrorPlan } from "../../model/client-model.ts";
import { resolvePointer } from "../../references.ts";
import type { Examples } from "./examples.ts";

/** What the runtime's `MockReply` holds. */
interface Reply {
  readonly status: number;
  readonly type?: string;
  readonly body?: unknown;
}

/** What an operation answers with when all is well. */
export function replyOf(examples: Examples, { entry, output }: ClientOperation): Reply {
  const [response] = output.responses;
  if (response === undefined) return { status: 204 };
  const status = statusOf(response.status, 200);
  const { mediaType, schema, example } = response;
  if (mediaType === undefined || entry.method === "head") return { status };
  return withBody(status, mediaType, examples.of(schema ?? {}, example));
}

/** A documented error. */
export function replyOfError(examples: Examples, { status, mediaType, schema, example }: ErrorPlan): Reply {
  const type = status === "stream" ? "text/event-stream" : mediaType;
  return withBody(statusOf(status, status === "stream" ? 200 : 500), type, examples.of(schema, example));
}

/** One item of each kind that a stream may send, and its end. */
export function eventsOf(document: OpenApiDocument, { output }: ClientOperation): { items: unknown[]; end?: unknown } {
  const kinds = output.item === undefined ? [] : variantsOf(document, output.item);
  const items = kinds.map((kind) => sampleValue(document, kind)).filter((item) => item !== undefined);
  return { items, ...(output.done && { end: sampleValue(document, output.done) }) };
}

/** No example could be made: the body says so instead of pretending. */
function withBody(status: number, mediaType: string, body: unknown): Reply {
  const isJson = /[/+]json\b/.test(mediaType);
  const type = mediaType.includes("*") ? "application/octet-stream" : mediaType;
  if (isJson && body !== undefined) return { status, type, body };
  if (isJson)
    return { status: 501, type: "text/plain", body: "No example of this answer can be made; override the handler." };
  if (type === "text/event-stream") return { status, type, body };
  return { status, type, body: typeof body === "string" ? body : "" };
}

/** `2XX` and `default` stand for any; one is as good as another. */
function statusOf(status: string, otherwise: number): number {
  if (/^\d{3}$/.test(status)) return Number(status);
  return /^\dXX$/i.test(status) ? Number(status.charAt(0)) * 100 : otherwise;
}

function variantsOf(document: OpenApiDocument, schema: JsonSchema): readonly JsonSchema[] {
  const target = typeof schema.$ref === "string" ? resolvePointer(document, schema.$ref) : schema;
  const { oneOf, anyOf } = (target ?? {}) as JsonSchema;
  return oneOf ?? anyOf ?? [schema];
}
