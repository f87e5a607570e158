import { type Case, parameter } from "./case.ts";

const one = (more: object = {}): object => ({ parameters: [parameter("q", more)] });
const list = (more: object = {}): object => one({ schema: { type: "array", items: { type: "integer" } }, ...more });
const webhook = (parameters: readonly object[]): object => ({
  $: { webhooks: { done: { post: { parameters, responses: { 204: { description: "Thanks" } } } } } },
});

const point = { type: "object", properties: { x: { type: "integer" } }, required: ["x"], additionalProperties: false };

export const parameterCases: readonly Case[] = [
  {
    name: "a required parameter was added",
    old: one(),
    next: { parameters: [parameter("q"), parameter("X-Tenant", { in: "header", required: true })] },
    finds: ["WIRE parameter-required"],
    witness: "GET /runs → `header x-tenant` is required.",
  },
  {
    name: "an optional parameter was added",
    old: {},
    next: one(),
    finds: ["COMPATIBLE parameter-added"],
  },
  {
    name: "a parameter was removed",
    old: one({ schema: { type: "integer", minimum: 7 } }),
    next: {},
    finds: ["SDK_SOURCE parameter-removed"],
    witness:
      "GET /runs?q=7 → The new document does not know `query q`: a server may ignore it, a generated client has no name for it.",
  },
  {
    name: "a deprecated parameter without a date was removed",
    old: one({ deprecated: true }),
    next: {},
    finds: ["LIFECYCLE parameter-removed-undated"],
  },
  {
    name: "a parameter was removed after its sunset",
    old: one({ deprecated: true, "x-sunset": "2026-01-01" }),
    next: {},
    finds: ["COMPATIBLE parameter-retired"],
  },
  {
    name: "a parameter moved to a header",
    old: one({ required: true }),
    next: one({ in: "header", required: true }),
    finds: ["WIRE parameter-required", "SDK_SOURCE parameter-removed"],
    witness: "GET /runs?q=a → `header q` is required.",
  },
  {
    name: "a parameter became required",
    old: one(),
    next: one({ required: true }),
    finds: ["WIRE parameter-became-required"],
    witness: "GET /runs → `query q` is required.",
  },
  {
    name: "a parameter became optional",
    old: one({ required: true }),
    next: one(),
    finds: ["COMPATIBLE parameter-became-optional"],
  },
  {
    name: "a list is written differently",
    old: list(),
    next: list({ explode: false }),
    finds: ["WIRE parameter-style-changed"],
    witness: "GET /runs?q=0&q=0 → The same value is read from `q=0,0` only.",
  },
  {
    name: "a list of one is the same text in both styles",
    old: list({ schema: { type: "array", items: { type: "integer" }, minItems: 1, maxItems: 1 } }),
    next: list({ schema: { type: "array", items: { type: "integer" }, minItems: 1, maxItems: 1 }, explode: false }),
    finds: ["COMPATIBLE parameter-style-equivalent"],
  },
  {
    name: "a number is the same text exploded or not",
    old: one({ schema: { type: "integer" } }),
    next: one({ schema: { type: "integer" }, explode: false }),
    finds: ["COMPATIBLE parameter-style-equivalent"],
  },
  {
    name: "a text becomes JSON",
    old: one(),
    next: { parameters: [{ name: "q", in: "query", content: { "application/json": { schema: { type: "string" } } } }] },
    finds: ["WIRE parameter-style-changed"],
  },
  {
    name: "a number is the same text as JSON",
    old: one({ schema: { type: "integer" } }),
    next: {
      parameters: [{ name: "q", in: "query", content: { "application/json": { schema: { type: "integer" } } } }],
    },
    finds: ["COMPATIBLE parameter-style-equivalent"],
  },
  {
    name: "an object in a path gets another style",
    old: {
      path: "/runs/{at}",
      parameters: [{ name: "at", in: "path", required: true, style: "matrix", explode: true, schema: point }],
    },
    next: {
      path: "/runs/{at}",
      parameters: [{ name: "at", in: "path", required: true, style: "label", explode: false, schema: point }],
    },
    finds: ["WIRE parameter-style-changed"],
    witness: "GET /runs/;x=0 → The same value is read from `.x,0` only.",
  },
  {
    name: "a path parameter came for which the path has no place",
    old: {},
    next: one({ in: "path", required: true }),
    finds: ["COMPATIBLE parameter-unplaced"],
  },
  {
    name: "reserved characters",
    old: one(),
    next: one({ allowReserved: true }),
    finds: ["BEHAVIOUR parameter-reserved-characters"],
  },
  {
    name: "a value may no longer be empty",
    old: one({ allowEmptyValue: true, schema: { type: "integer" } }),
    next: one({ schema: { type: "integer" } }),
    finds: ["WIRE empty-value-refused"],
    witness: "GET /runs?q= → `q=` is no value of `query q`.",
  },
  {
    name: "an empty value is a text anyway",
    old: one({ allowEmptyValue: true }),
    next: one(),
    finds: ["COMPATIBLE empty-value-allowed"],
  },
  {
    name: "a header in another case is the same header",
    old: { parameters: [parameter("X-Tenant", { in: "header" })] },
    next: { parameters: [parameter("x-tenant", { in: "header" })] },
    finds: ["COMPATIBLE parameter-respelled"],
  },
  {
    name: "a webhook has one more required parameter, which its readers may ignore",
    old: webhook([]),
    next: webhook([parameter("q", { required: true })]),
    finds: ["COMPATIBLE parameter-added"],
  },
  {
    name: "a webhook no longer has a parameter that its readers require",
    old: webhook([parameter("q", { required: true })]),
    next: webhook([]),
    finds: ["WIRE parameter-required"],
    witness: "POST done → `query q` is required.",
  },
  {
    name: "a webhook's parameter became optional",
    old: webhook([parameter("q", { required: true })]),
    next: webhook([parameter("q")]),
    finds: ["WIRE parameter-became-required"],
  },
];
