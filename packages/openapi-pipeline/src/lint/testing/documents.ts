import { join } from "node:path";
import type { LintConfig } from "../finding.ts";

/** The workspace root: the real configurations are there. */
export const root = join(import.meta.dirname, "../../../../..");

export const config: LintConfig = { redocly: join(root, "redocly.yaml"), spectral: join(root, ".spectral.yaml") };

/** A document under construction. */
export type Draft = Record<string, unknown>;

const problem = {
  description: "No such thing",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/NotFound" } } },
};

/** An operation without a flaw, `GET /things/{thingId}`. */
export function operation(changes: Draft = {}): Draft {
  return {
    operationId: "thingsGet",
    summary: "Get a thing",
    description: "The thing of this id.",
    tags: ["things"],
    "x-audience": "internal",
    parameters: [{ name: "thingId", in: "path", required: true, description: "Its id.", schema: { type: "string" } }],
    responses: {
      200: {
        description: "The thing",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
      },
      404: problem,
    },
    ...changes,
  };
}

/** A second operation, `GET` of a path without parameters. */
export function listOperation(changes: Draft = {}): Draft {
  return operation({ operationId: "thingsList", parameters: [], ...changes });
}

/** A 200 response with a schema, beside the usual problem. */
export function answering(media: unknown, others: Draft = {}): Draft {
  return { responses: { 200: { description: "OK", content: { "application/json": media }, ...others }, 404: problem } };
}

const thing = {
  type: "object",
  description: "A thing.",
  required: ["thingId"],
  properties: { thingId: { type: "string", examples: ["t1"] } },
  additionalProperties: false,
};

const notFound = {
  type: "object",
  description: "There is no such thing.",
  required: ["code"],
  properties: { code: { type: "string", const: "NOT_FOUND" }, title: { type: "string" } },
};

/** A document without a finding, with the operation and the members of the root changed. */
export function document(changes: Draft = {}, get: Draft = operation(), paths: Draft = {}): Draft {
  return {
    openapi: "3.1.1",
    info: {
      title: "Things",
      version: "1.0.0",
      description: "All about things.",
      contact: { name: "Things" },
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "https://api.test" }],
    security: [],
    tags: [{ name: "things", description: "Things." }],
    paths: { "/things/{thingId}": { get }, ...paths },
    components: { schemas: { NotFound: notFound, Thing: thing } },
    ...changes,
  };
}

/** The components of {@link document} and more. */
export function withSchemas(schemas: Draft, others: Draft = {}): Draft {
  return { components: { schemas: { NotFound: notFound, Thing: thing, ...schemas }, ...others } };
}

/** Pretty-printed JSON. */
export function json(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}
