import { body, type Case, json, parameter } from "./case.ts";

const run = (properties: object, more: object = {}): object => ({ type: "object", properties, ...more });
const sending = (schema: object): object => ({ method: "post", requestBody: body(schema, { required: true }) });
const answering = (schema: object): object => ({ responses: { 200: json(schema) } });
const text = { type: "string" };
const form = (a: object): object => ({
  method: "post",
  requestBody: { content: { "application/x-www-form-urlencoded": { schema: run({ a }) } } },
});

export const schemaCases: readonly Case[] = [
  {
    name: "a request is narrower",
    old: sending(run({ limit: { type: "integer", maximum: 100 } })),
    next: sending(run({ limit: { type: "integer", maximum: 10 } })),
    finds: ["WIRE request-schema-narrowed"],
    witness: '{"limit":11}',
  },
  {
    name: "a response is wider",
    old: answering(run({ status: { enum: ["on", "off"] } })),
    next: answering(run({ status: { enum: ["on", "off", "idle"] } })),
    finds: ["WIRE response-schema-widened"],
    witness: '{"status":"idle"}',
  },
  {
    name: "readers of a response know that enums grow",
    old: answering(run({ status: { enum: ["on", "off"] } })),
    next: answering(run({ status: { enum: ["on", "off", "idle"] } })),
    finds: ["BEHAVIOUR open-enum-grew"],
    policy: { today: "2026-11-21", openEnums: true },
  },
  {
    name: "a request is wider",
    old: sending(run({ limit: { type: "integer", maximum: 10 } })),
    next: sending(run({ limit: { type: "integer", maximum: 100 } })),
    finds: ["COMPATIBLE schema-extended"],
  },
  {
    name: "a response is narrower",
    old: answering(run({ limit: { type: "integer", maximum: 100 } })),
    next: answering(run({ limit: { type: "integer", maximum: 10 } })),
    finds: ["COMPATIBLE schema-rewritten"],
  },
  {
    name: "a property of a request is new: only an undeclared name breaks",
    old: sending(run({ a: text })),
    next: sending(run({ a: text, b: text })),
    finds: ["OPEN_CONTENT open-content"],
  },
  {
    name: "a property of a response is gone",
    old: answering(run({ a: text, b: text })),
    next: answering(run({ a: text })),
    finds: ["SDK_SOURCE property-removed"],
    witness: 'value["b"] → In a client that is generated from the new document the type has no `b`.',
  },
  {
    name: "a property went after its sunset, though it was required",
    old: answering(run({ a: text, b: { ...text, deprecated: true, "x-sunset": "2026-01-01" } }, { required: ["b"] })),
    next: answering(run({ a: text })),
    finds: ["COMPATIBLE property-retired"],
  },
  {
    name: "a property went that was deprecated without a date",
    old: answering(run({ a: text, b: { ...text, deprecated: true } })),
    next: answering(run({ a: text })),
    finds: ["LIFECYCLE property-removed-undated"],
  },
  {
    name: "a required property went that was deprecated without a date",
    old: answering(run({ a: text, b: { ...text, deprecated: true } }, { required: ["b"] })),
    next: answering(run({ a: text })),
    finds: ["WIRE response-schema-widened"],
  },
  {
    name: "a property moved into a branch",
    old: answering(run({ a: text, b: text })),
    next: answering({ ...run({ b: text }), allOf: [run({ a: text })] }),
    finds: ["COMPATIBLE schema-rewritten", "COMPATIBLE schema-rewritten"],
  },
  {
    name: "properties moved from one branch to another",
    old: answering({ allOf: [run({ a: text }), run({ b: text })] }),
    next: answering({ allOf: [run({}), run({ a: text, b: text })] }),
    finds: ["COMPATIBLE schema-extended", "COMPATIBLE schema-rewritten"],
  },
  {
    name: "a default has changed",
    old: sending(run({ a: { ...text, default: "x" } })),
    next: sending(run({ a: { ...text, default: "y" } })),
    finds: ["BEHAVIOUR default-changed"],
  },
  {
    name: "a text is encoded in another way",
    old: sending(run({ a: { ...text, contentEncoding: "base64" } })),
    next: sending(run({ a: { ...text, contentEncoding: "base64url" } })),
    finds: ["BEHAVIOUR schema-meaning-changed"],
  },
  {
    name: "a description has changed",
    old: answering(run({ a: { ...text, description: "x" } })),
    next: answering(run({ a: { ...text, description: "y" } })),
    finds: ["DOCS schema-text-changed"],
  },
  {
    name: "a property is deprecated with a sunset that is no date",
    old: answering(run({ a: text })),
    next: answering(run({ a: { ...text, deprecated: true, "x-sunset": "soon" } })),
    finds: ["LIFECYCLE sunset-invalid", "COMPATIBLE deprecated"],
  },
  {
    name: "a pattern that nobody can compare",
    old: sending(run({ a: { ...text, pattern: "^(?=a)[a-c]+$" } })),
    next: sending(run({ a: { ...text, pattern: "^a[a-c]*$" } })),
    finds: ["UNDECIDED schema-undecided"],
  },
  {
    name: "a webhook's body is wider: it is sent by the server",
    old: { $: { webhooks: { done: { post: { requestBody: body({ type: "integer" }), responses: {} } } } } },
    next: { $: { webhooks: { done: { post: { requestBody: body({ type: "number" }), responses: {} } } } } },
    finds: ["WIRE response-schema-widened"],
  },
  {
    name: "readers tell schemas apart by another property",
    old: sending({ anyOf: [run({ kind: { const: "a" } })], discriminator: { propertyName: "kind" } }),
    next: sending({ anyOf: [run({ kind: { const: "a" } })], discriminator: { propertyName: "type" } }),
    finds: ["WIRE discriminator-renamed"],
    witness: "{} → Schemas are told apart by `type`, which is not there.",
  },
  {
    name: "senders always have the other property by which readers tell schemas apart",
    old: sending({
      anyOf: [run({ kind: { const: "a" } }, { required: ["kind"] })],
      discriminator: { propertyName: "type" },
    }),
    next: sending({
      anyOf: [run({ kind: { const: "a" } }, { required: ["kind"] })],
      discriminator: { propertyName: "kind" },
    }),
    finds: ["BEHAVIOUR schema-meaning-changed"],
  },
  {
    name: "a number is the same text in a query",
    old: { parameters: [parameter("q", { schema: { type: "integer" } })] },
    next: { parameters: [parameter("q", { schema: { type: "string" } })] },
    finds: ["COMPATIBLE schema-extended"],
  },
  {
    name: "a number is the same text in a form",
    old: form({ type: "integer" }),
    next: form({ type: "string" }),
    finds: ["COMPATIBLE schema-extended"],
  },
  {
    name: "an object is a text in XML",
    old: { method: "post", requestBody: { content: { "application/xml": { schema: run({ a: text }) } } } },
    next: { method: "post", requestBody: { content: { "application/xml": { schema: text } } } },
    finds: ["COMPATIBLE schema-extended"],
  },
  {
    name: "a number is the same as plain text",
    old: { method: "post", requestBody: { content: { "text/plain": { schema: { type: "integer" } } } } },
    next: { method: "post", requestBody: { content: { "text/plain": { schema: text } } } },
    finds: ["COMPATIBLE schema-extended"],
  },
  {
    name: "the data of an event stream is JSON",
    old: {
      responses: { 200: { description: "Events", content: { "text/event-stream": { schema: run({ a: text }) } } } },
    },
    next: {
      responses: {
        200: { description: "Events", content: { "text/event-stream": { schema: run({ a: { type: "integer" } }) } } },
      },
    },
    finds: ["WIRE response-schema-widened"],
  },
];
