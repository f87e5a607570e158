import { body, type Case, json } from "./case.ts";

const name = { type: "object", properties: { name: { type: "string", minLength: 1 } }, required: ["name"] };
const posting = (requestBody: object | undefined): object => ({
  method: "post",
  ...(requestBody === undefined ? {} : { requestBody }),
});
const types = (...names: readonly string[]): object => ({
  content: Object.fromEntries(names.map((type) => [type, { schema: { type: "string" } }])),
});
const answering = (responses: object): object => ({ responses });
const described = (...names: readonly string[]): object => ({ description: "Fine", ...types(...names) });
const header = (more: object = {}): object => ({
  "X-Total": { schema: { type: "array", items: { type: "integer" } }, ...more },
});
const part = (contentType: string): object =>
  posting({
    content: {
      "multipart/form-data": {
        schema: { type: "object", properties: { file: { type: "string" } } },
        encoding: { file: { contentType } },
      },
    },
  });
const hook = (responses: object): object => ({ $: { webhooks: { done: { post: { responses } } } } });

export const messageCases: readonly Case[] = [
  {
    name: "a required body was added",
    old: posting(undefined),
    next: posting(body(name, { required: true })),
    finds: ["WIRE body-required"],
    witness: "POST /runs → A body is required.",
  },
  {
    name: "an optional body was added",
    old: posting(undefined),
    next: posting(body(name)),
    finds: ["COMPATIBLE body-added"],
  },
  {
    name: "a body was removed",
    old: posting(body(name)),
    next: posting(undefined),
    finds: ["WIRE body-removed"],
    witness: 'POST /runs, content-type: application/json {"name":"a"} → No content is described for this request.',
  },
  {
    name: "a body became required",
    old: posting(body(name)),
    next: posting(body(name, { required: true })),
    finds: ["WIRE body-became-required"],
    witness: "POST /runs without a body → A body is required.",
  },
  {
    name: "a body became optional",
    old: posting(body(name, { required: true })),
    next: posting(body(name)),
    finds: ["COMPATIBLE body-became-optional"],
  },
  {
    name: "a content type of a request was removed",
    old: posting(types("application/json", "application/xml")),
    next: posting(types("application/json")),
    finds: ["WIRE request-content-type-removed"],
    witness:
      "POST /runs, content-type: application/xml → 415 Unsupported Media Type: only application/json is described.",
  },
  {
    name: "a content type of a request was added",
    old: posting(types("application/json")),
    next: posting(types("application/json", "application/xml")),
    finds: ["COMPATIBLE request-content-type-added"],
  },
  {
    name: "a content type of a request is held by a range",
    old: posting(types("application/json", "text/plain")),
    next: posting(types("application/*", "text/plain")),
    finds: ["COMPATIBLE request-content-range-widened"],
  },
  {
    name: "a range of a request became one of its types",
    old: posting(types("application/*")),
    next: posting(types("application/json")),
    finds: ["WIRE request-content-range-narrowed"],
  },
  {
    name: "a part of a form has fewer content types",
    old: part("image/png, image/jpeg"),
    next: part("image/png"),
    finds: ["WIRE part-encoding-changed"],
  },
  {
    name: "a part of a form has more content types",
    old: part("image/png"),
    next: part("image/*"),
    finds: ["COMPATIBLE part-encoding-widened"],
  },
  {
    name: "a part of a form is written in a way that no rule compares",
    old: posting({
      content: {
        "multipart/form-data": {
          schema: { properties: { a: { type: "string" } } },
          encoding: { a: { style: "form" } },
        },
      },
    }),
    next: posting({
      content: {
        "multipart/form-data": {
          schema: { properties: { a: { type: "string" } } },
          encoding: { a: { style: "pipeDelimited" } },
        },
      },
    }),
    finds: ["UNDECIDED unclassified-change"],
  },
  {
    name: "a content type of a response was removed",
    old: answering({ 200: described("application/json", "application/xml") }),
    next: answering({ 200: described("application/json") }),
    finds: ["WIRE response-content-type-removed"],
    witness: "GET /runs → 200 with application/json → A caller who sends `accept: application/xml` cannot read it.",
  },
  {
    name: "a content type of a response was added: callers say which they accept",
    old: answering({ 200: described("application/json") }),
    next: answering({ 200: described("application/json", "application/xml") }),
    finds: ["COMPATIBLE response-content-type-added"],
  },
  {
    name: "a content type of a response became a range",
    old: answering({ 200: described("text/csv") }),
    next: answering({ 200: described("text/*") }),
    finds: ["COMPATIBLE response-content-range-changed"],
  },
  {
    name: "an answer to a webhook in a type that the server does not read any more",
    old: hook({ 200: described("application/json") }),
    next: hook({ 200: described("application/xml") }),
    finds: ["WIRE response-content-type-unknown", "COMPATIBLE response-content-type-added"],
  },
  {
    name: "a success was added that reads as the known one",
    old: answering({ 200: json({ type: "integer" }) }),
    next: answering({ 200: json({ type: "integer" }), 201: json({ type: "integer", minimum: 1 }) }),
    finds: ["COMPATIBLE schema-rewritten", "COMPATIBLE success-status-added"],
  },
  {
    name: "a success was added that does not read as the known one",
    old: answering({ 200: json({ type: "integer" }) }),
    next: answering({ 200: json({ type: "integer" }), 201: json({ type: "string" }) }),
    finds: ["WIRE response-schema-widened", "COMPATIBLE success-status-added"],
    witness: '""',
  },
  {
    name: "a success without content was added",
    old: answering({ 200: json({ type: "integer" }) }),
    next: answering({ 200: json({ type: "integer" }), 204: { description: "Nothing" } }),
    finds: ["WIRE response-content-type-removed", "COMPATIBLE success-status-added"],
    witness: "GET /runs → 204 without content → A caller who sends `accept: application/json` cannot read it.",
  },
  {
    name: "one success of two was removed",
    old: answering({ 200: json({}), 202: json({}) }),
    next: answering({ 200: json({}) }),
    finds: ["BEHAVIOUR success-status-removed"],
  },
  {
    name: "every known success was replaced",
    old: answering({ 200: json({}) }),
    next: answering({ 201: json({}) }),
    finds: ["WIRE successes-replaced", "COMPATIBLE success-status-added"],
    witness: "GET /runs → 201 → The old document knows 200.",
  },
  {
    name: "errors came and went",
    old: answering({ 200: json({}), 404: json({ type: "string" }) }),
    next: answering({ 200: json({}), 409: json({ type: "integer" }) }),
    finds: ["COMPATIBLE status-added", "COMPATIBLE status-removed"],
  },
  {
    name: "an error was described by default, and is described by itself",
    old: answering({ 200: json({}), default: json({ type: "string" }) }),
    next: answering({ 200: json({}), 404: json({ type: "string", minLength: 1 }), default: json({ type: "string" }) }),
    finds: ["COMPATIBLE schema-rewritten", "COMPATIBLE status-described"],
  },
  {
    name: "an error is described by itself, and not as its class described it",
    old: answering({ 200: json({}), "4XX": json({ type: "string" }) }),
    next: answering({ 200: json({}), "4XX": json({ type: "string" }), 404: json({ type: "integer" }) }),
    finds: ["WIRE response-schema-widened", "COMPATIBLE status-described"],
  },
  {
    name: "a required header is gone",
    old: answering({ 200: json({}, { headers: header({ required: true }) }) }),
    next: answering({ 200: json({}) }),
    finds: ["WIRE required-header-missing"],
    witness: "GET /runs → 200 without x-total → The header is required.",
  },
  {
    name: "a header is no longer promised",
    old: answering({ 200: json({}, { headers: header({ required: true }) }) }),
    next: answering({ 200: json({}, { headers: header() }) }),
    finds: ["WIRE header-became-optional"],
  },
  {
    name: "a header is promised",
    old: answering({ 200: json({}, { headers: header() }) }),
    next: answering({ 200: json({}, { headers: header({ required: true }) }) }),
    finds: ["COMPATIBLE header-became-required"],
  },
  {
    name: "a header is new",
    old: answering({ 200: json({}) }),
    next: answering({ 200: json({}, { headers: header() }) }),
    finds: ["COMPATIBLE header-added"],
  },
  {
    name: "a header that was never promised is gone",
    old: answering({ 200: json({}, { headers: header() }) }),
    next: answering({ 200: json({}) }),
    finds: ["BEHAVIOUR optional-header-removed"],
  },
  {
    name: "a list in a header is the same text exploded or not, an object is not",
    old: answering({ 200: json({}, { headers: header({ explode: true }) }) }),
    next: answering({ 200: json({}, { headers: header() }) }),
    finds: ["COMPATIBLE header-style-equivalent"],
  },
  {
    name: "an object in a header is written differently",
    old: answering({ 200: json({}, { headers: header({ schema: { type: "object" }, explode: true }) }) }),
    next: answering({ 200: json({}, { headers: header({ schema: { type: "object" } }) }) }),
    finds: ["WIRE header-style-changed"],
  },
  {
    name: "a link is gone",
    old: answering({ 200: json({}, { links: { next: { operationId: "next" } } }) }),
    next: answering({ 200: json({}) }),
    finds: ["BEHAVIOUR link-changed"],
  },
  {
    name: "a link is new",
    old: answering({ 200: json({}) }),
    next: answering({ 200: json({}, { links: { next: { operationId: "next" } } }) }),
    finds: ["COMPATIBLE link-added"],
  },
];
