import type { Case } from "./case.ts";

const other = { "/other": { get: { responses: { 204: { description: "Done" } } } } };
const operation = (more: object = {}): object => ({ responses: { 204: { description: "Done" } }, ...more });
const runs = (more: object = {}): object => ({ ...other, "/runs/{id}": { get: operation(more) } });
const sunset = (date: string, more: object = {}): object => ({ deprecated: true, "x-sunset": date, ...more });

export const operationCases: readonly Case[] = [
  {
    name: "an operation without deprecation is gone",
    old: {
      paths: runs({
        parameters: [{ name: "limit", in: "query", required: true, schema: { type: "integer", minimum: 5 } }],
      }),
    },
    next: { paths: other },
    finds: ["WIRE operation-removed"],
    witness: "GET /runs/a?limit=5 → The new document has no operation at this path.",
  },
  {
    name: "another method is left at its path",
    old: { paths: { "/runs": { get: operation(), post: operation() } } },
    next: { paths: { "/runs": { get: operation() } } },
    finds: ["WIRE operation-removed"],
    witness: "POST /runs → The new document has only GET at this path.",
  },
  {
    name: "another method is left at its path, whose parameters have other names",
    old: { paths: { "/runs/{id}": { get: operation(), post: operation() } } },
    next: { paths: { "/runs/{run}": { get: operation() } } },
    finds: ["WIRE operation-removed", "COMPATIBLE parameter-respelled", "COMPATIBLE path-respelled"],
    witness: "POST /runs/a → The new document has only GET at this path.",
  },
  {
    name: "an operation is gone before its sunset",
    old: { paths: runs(sunset("2027-01-01")) },
    next: { paths: other },
    finds: ["WIRE operation-removed"],
  },
  {
    name: "an operation is gone whose sunset is no date",
    old: { paths: runs(sunset("soon")) },
    next: { paths: other },
    finds: ["WIRE operation-removed"],
  },
  {
    name: "an operation is gone after its sunset",
    old: { paths: runs(sunset("2026-11-20")) },
    next: { paths: other },
    finds: ["COMPATIBLE operation-retired"],
  },
  {
    name: "an operation is gone that was deprecated without a date",
    old: { paths: runs({ deprecated: true }) },
    next: { paths: other },
    finds: ["LIFECYCLE operation-removed-undated"],
    witness: "GET /runs/a → The new document has no operation at this path.",
  },
  {
    name: "an operation is new",
    old: { paths: other },
    next: { paths: runs() },
    finds: ["COMPATIBLE operation-added"],
  },
  {
    name: "a path parameter is called differently",
    old: { path: "/runs/{id}", parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }] },
    next: {
      path: "/runs/{runId}",
      parameters: [{ name: "runId", in: "path", required: true, schema: { type: "string" } }],
    },
    finds: ["COMPATIBLE parameter-respelled", "COMPATIBLE path-respelled"],
  },
  {
    name: "an operationId has changed",
    old: { operationId: "listRuns" },
    next: { operationId: "runs.list" },
    finds: ["SDK_SOURCE operation-id-changed"],
    witness:
      'client["listRuns"](…) → A client that is generated from the new document names this function after `runs.list`.',
  },
  {
    name: "an operation is published to more audiences",
    old: { "x-audience": "internal" },
    next: { "x-audience": "public" },
    finds: ["COMPATIBLE audience-widened"],
  },
  {
    name: "an operation is published to fewer audiences",
    old: { "x-audience": "partner" },
    next: { "x-audience": "internal" },
    finds: ["BEHAVIOUR audience-narrowed"],
  },
  {
    name: "an operation belongs to another workflow",
    old: { "x-workflow": "a" },
    next: { "x-workflow": "b" },
    finds: ["BEHAVIOUR workflow-changed"],
  },
  {
    name: "an extension says something else",
    old: { "x-idempotent": true },
    next: { "x-pagination": { cursor: "next" } },
    finds: ["BEHAVIOUR extension-changed", "BEHAVIOUR extension-changed"],
  },
  {
    name: "an extension has a member that is called as the model calls its own",
    old: { "x-pagination": { pointer: "/a" } },
    next: { "x-pagination": { pointer: "/b" } },
    finds: ["BEHAVIOUR extension-changed"],
  },
  {
    name: "texts have changed",
    old: { summary: "List", tags: ["a"] },
    next: { summary: "List runs", tags: ["b"], description: "All of them." },
    finds: ["DOCS text-changed", "DOCS text-changed", "DOCS text-changed"],
  },
  {
    name: "the document's texts have changed",
    old: { $: { tags: [{ name: "a" }] } },
    next: { $: { tags: [{ name: "b" }] } },
    finds: ["DOCS text-changed"],
  },
  {
    name: "a webhook is gone",
    old: { $: { webhooks: { done: { post: operation() } } } },
    next: {},
    finds: ["WIRE operation-removed"],
    witness: "POST done → Whoever waits for it waits in vain: the new document does not send it.",
  },
  {
    name: "the same schema is written at another place",
    old: { requestBody: { content: { "application/json": { schema: { type: "string" } } } } },
    next: {
      requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Name" } } } },
      $: { components: { schemas: { Name: { type: "string" } } } },
    },
    finds: ["COMPATIBLE operation-rewritten"],
  },
  {
    name: "a reference leads to nothing",
    old: {},
    next: { parameters: [{ $ref: "#/components/parameters/Nowhere" }] },
    finds: ["UNDECIDED document-problem", "COMPATIBLE operation-rewritten"],
  },
  {
    name: "a reference led to nothing and leads somewhere",
    old: { parameters: [{ $ref: "#/components/parameters/Limit" }] },
    next: {
      parameters: [{ $ref: "#/components/parameters/Limit" }],
      $: { components: { parameters: { Limit: { name: "limit", in: "query", schema: {} } } } },
    },
    finds: ["DOCS document-problem-known", "COMPATIBLE parameter-added"],
  },
];
