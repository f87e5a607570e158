import { appendPointer, isObject, type OpenApiDocument, resolvePointer } from "@rawr/openapi-document";
import type { DocumentedOperation } from "../documented-operations.ts";
import { type Body, checkBody, essenceOf, parseJson } from "./body.ts";
import { type Located, locate, locateMembers } from "./located.ts";
import type { Mismatch } from "./mismatch.ts";
import { checkParameters, type Finding, type Head } from "./parameters.ts";
import { type DocumentSchemas, documentSchemas, type Violation } from "./schemas.ts";
import type { ServerSentEvent } from "./sse-reader.ts";

/** Holds the messages of a surface's operations against its document. */
export interface Checker {
  request(operation: DocumentedOperation, head: Head, body: Body): Mismatch[];
  response(operation: DocumentedOperation, answer: Answer): Mismatch[];
  /** For the events of one stream, in their order. */
  events(operation: DocumentedOperation, status: number): (event: ServerSentEvent) => Mismatch[];
}

export interface Answer extends Body {
  readonly status: number;
  readonly headers: Headers;
}

export function createChecker(document: OpenApiDocument): Checker {
  const schemas = documentSchemas(document);
  const about =
    (operation: DocumentedOperation, direction: Mismatch["direction"]) =>
    ({ part, violation }: Finding): Mismatch => ({
      operationId: operation.operationId,
      direction,
      part,
      ...violation,
    });
  return {
    request: (operation, head, body) =>
      [
        ...checkParameters({ document, schemas, operation }, head),
        ...requestBody({ document, schemas, operation }, body),
      ].map(about(operation, "request")),
    response: (operation, answer) =>
      responseFindings({ document, schemas, operation }, answer).map(about(operation, "response")),
    events(operation, status) {
      const response = responseOf(document, operation, status);
      const media = response && locate(document, appendPointer(response.pointer, "content", "text/event-stream"));
      let count = 0;
      return (event) => {
        count += 1;
        const part = `event ${count}`;
        return eventViolations(schemas, media, event)
          .map((violation) => ({ part, violation }))
          .map(about(operation, "response"));
      };
    },
  };
}

interface Check {
  readonly document: OpenApiDocument;
  readonly schemas: DocumentSchemas;
  readonly operation: DocumentedOperation;
}

function requestBody({ document, schemas, operation }: Check, body: Body): Finding[] {
  const described = locate(document, appendPointer(operation.pointer, "requestBody"));
  if (!described || body.text === undefined) return [];
  const broken = (part: string, message: string): Finding[] => [
    { part, violation: { pointer: "", schema: described.pointer, message } },
  ];
  if (body.text === "") return described.node["required"] === true ? broken("body", "is required") : [];
  const media = mediaOf(document, described, body.type);
  if (!media) return broken("media type", "is not documented");
  return checkBody(schemas, media, body).map((violation) => ({ part: "body", violation }));
}

function responseFindings({ document, schemas, operation }: Check, answer: Answer): Finding[] {
  const response = responseOf(document, operation, answer.status);
  const broken = (part: string, message: string): Finding[] => [
    { part, violation: { pointer: "", schema: response?.pointer ?? operation.pointer, message } },
  ];
  if (!response) return broken("status", `${answer.status} is not documented`);
  const headers = locateMembers(document, response.pointer, "headers").flatMap(([name, header]) =>
    headerFindings(schemas, { name, header, value: answer.headers.get(name) }),
  );
  if (!isObject(response.node["content"])) return [...headers, ...(answer.text ? broken("body", "must be empty") : [])];
  const media = mediaOf(document, response, answer.type);
  if (!media) return [...headers, ...broken("media type", "is not documented")];
  const body = checkBody(schemas, media, answer);
  return [...headers, ...body.map((violation) => ({ part: "body", violation }))];
}

interface SentHeader {
  readonly name: string;
  readonly header: Located;
  readonly value: string | null;
}

function headerFindings(schemas: DocumentSchemas, { name, header, value }: SentHeader): Finding[] {
  const part = `header ${name.toLowerCase()}`;
  const { pointer, node } = header;
  if (value === null) {
    return node["required"] === true
      ? [{ part, violation: { pointer: "", schema: pointer, message: "is required" } }]
      : [];
  }
  if (!isObject(node["schema"])) return [];
  return schemas
    .text(appendPointer(pointer, "schema"))(value)
    .map((violation) => ({ part, violation }));
}

function eventViolations(
  schemas: DocumentSchemas,
  media: Located | undefined,
  { event, data, id, retry }: ServerSentEvent,
): readonly Violation[] {
  if (!media || !isObject(media.node["schema"])) return [];
  const schema = appendPointer(media.pointer, "schema");
  const parsed = parseJson(data);
  if (!parsed) return [{ pointer: "/data", schema, message: "must be JSON" }];
  return schemas.json(schema)({
    event,
    data: parsed.value,
    ...(id !== undefined && { id }),
    ...(retry !== undefined && { retry }),
  });
}

function responseOf(document: OpenApiDocument, { pointer }: DocumentedOperation, status: number): Located | undefined {
  const names = [`${status}`, `${Math.floor(status / 100)}XX`, "default"];
  const responses = appendPointer(pointer, "responses");
  const name = names.find((key) => resolvePointer(document, appendPointer(responses, key)) !== undefined);
  return name === undefined ? undefined : locate(document, appendPointer(responses, name));
}

function mediaOf(document: OpenApiDocument, { pointer }: Located, type: string | null) {
  const essence = essenceOf(type);
  const media = essence === undefined ? undefined : locate(document, appendPointer(pointer, "content", essence));
  return media && { pointer: media.pointer, hasSchema: isObject(media.node["schema"]) };
}
