import type { OpenApiDocument } from "@rawr/openapi-document";
import { oc, problem, typeBoxStandardSchema as standard } from "@rawr/orpc-standards";
import * as Type from "typebox";
import { compileProcedures } from "./compile.ts";

/** A break that is no schema's. */
export interface ContractBreak {
  readonly name: string;
  readonly old: () => Promise<OpenApiDocument>;
  readonly next: () => Promise<OpenApiDocument>;
  readonly code: string;
}

type Procedures = Readonly<Record<string, object>>;
type SurfaceOptions = Parameters<typeof compileProcedures>[1];

const done = standard(Type.Object({ ok: Type.Boolean() }));
const route = (method: "GET" | "POST" | "PUT", path: `/${string}`, more: object = {}) =>
  oc.route({ method, path, operationId: "run", ...more });
const kept = { kept: oc.route({ method: "GET", path: "/kept", operationId: "kept" }).output(done) };

const query = (properties: Type.TProperties): Procedures => ({
  run: route("GET", "/runs")
    .input(standard(Type.Object(properties)))
    .output(done),
});
const headers = (properties: Type.TProperties): Procedures => ({
  run: route("GET", "/runs", { inputStructure: "detailed" })
    .input(standard(Type.Object({ headers: Type.Object(properties) })))
    .output(done),
});
const body = (schema: Type.TSchema | undefined): Procedures => ({
  run: schema
    ? route("POST", "/runs", { inputStructure: "detailed" })
        .input(standard(Type.Object({ body: schema })))
        .output(done)
    : route("POST", "/runs").output(done),
});
const answer = (properties: Type.TProperties): Procedures => ({
  run: route("GET", "/runs", { outputStructure: "detailed" }).output(standard(Type.Object(properties))),
});
const answerHeaders = (properties: Type.TProperties): Procedures =>
  answer({ headers: Type.Object(properties), body: Type.Object({ ok: Type.Boolean() }) });
const plain = (more: object = {}): Procedures => ({ run: route("GET", "/runs", more).output(done) });

const token = { type: "http", scheme: "bearer" };

interface Sides {
  readonly old: Procedures;
  readonly next: Procedures;
  readonly settings?: readonly [old: SurfaceOptions, next: SurfaceOptions];
}

const sides: Readonly<Record<string, Readonly<Record<string, Sides>>>> = {
  "operation-removed": {
    "an operation is gone": { old: { ...plain(), ...kept }, next: kept },
    "an operation has another method": { old: plain(), next: { run: route("POST", "/runs").output(done) } },
    "an operation has another path": { old: plain(), next: { run: route("GET", "/run").output(done) } },
    "an operation has one more path segment": {
      old: plain(),
      next: {
        run: route("GET", "/runs/{id}")
          .input(standard(Type.Object({ id: Type.String() })))
          .output(done),
      },
    },
  },
  "parameter-required": {
    "a required query parameter is new": { old: query({}), next: query({ limit: Type.Integer() }) },
    "a required header is new": { old: plain(), next: headers({ "x-tenant": Type.String() }) },
    "a query parameter was renamed": { old: query({ size: Type.Integer() }), next: query({ limit: Type.Integer() }) },
  },
  "parameter-became-required": {
    "a query parameter became required": {
      old: query({ limit: Type.Optional(Type.Integer()) }),
      next: query({ limit: Type.Integer() }),
    },
    "a header became required": {
      old: headers({ "x-tenant": Type.Optional(Type.String()) }),
      next: headers({ "x-tenant": Type.String() }),
    },
  },
  "body-required": {
    "a required body is new": { old: body(undefined), next: body(Type.Object({ id: Type.String() })) },
  },
  "body-became-required": {
    "a body became required": {
      old: body(Type.Optional(Type.Object({ id: Type.String() }))),
      next: body(Type.Object({ id: Type.String() })),
    },
  },
  "body-removed": {
    "a body is gone": { old: body(Type.Object({ id: Type.String() })), next: body(undefined) },
  },
  "successes-replaced": {
    "an operation answers with another status": { old: plain(), next: plain({ successStatus: 202 }) },
    "an operation answers without content": {
      old: { run: route("PUT", "/runs").output(done) },
      next: { run: route("PUT", "/runs", { successStatus: 204 }) },
    },
  },
  "required-header-missing": {
    "a header that was always there is gone": {
      old: answerHeaders({ location: Type.String(), etag: Type.String() }),
      next: answerHeaders({ location: Type.String() }),
    },
  },
  "header-became-optional": {
    "a header is there only sometimes": {
      old: answerHeaders({ etag: Type.String() }),
      next: answerHeaders({ etag: Type.Optional(Type.String()) }),
    },
  },
  "credentials-refused": {
    "credentials are asked for": {
      old: plain(),
      next: plain(),
      settings: [
        { securitySchemes: { key: key("X-Key") } },
        { securitySchemes: { key: key("X-Key") }, security: [{ key: [] }] },
      ],
    },
    "a key travels in another header": {
      old: plain(),
      next: plain(),
      settings: [
        { securitySchemes: { key: key("X-Key") }, security: [{ key: [] }] },
        { securitySchemes: { key: key("X-Token") }, security: [{ key: [] }] },
      ],
    },
    "one of two ways to sign in is gone": {
      old: plain(),
      next: plain(),
      settings: [
        { securitySchemes: { key: key("X-Key"), token }, security: [{ key: [] }, { token: [] }] },
        { securitySchemes: { key: key("X-Key"), token }, security: [{ token: [] }] },
      ],
    },
    "both credentials are needed": {
      old: plain(),
      next: plain(),
      settings: [
        { securitySchemes: { key: key("X-Key"), token }, security: [{ key: [] }] },
        { securitySchemes: { key: key("X-Key"), token }, security: [{ key: [], token: [] }] },
      ],
    },
  },
  "server-removed": {
    "the mount has another path": { old: plain(), next: plain(), settings: [{ mount: "/api" }, { mount: "/v2" }] },
    "a server is gone": {
      old: plain(),
      next: plain(),
      settings: [
        { servers: [{ url: "https://eu.example.com" }, { url: "https://us.example.com" }] },
        { servers: [{ url: "https://eu.example.com" }] },
      ],
    },
  },
  "response-schema-widened": {
    "an error has another code": { old: failing("A_FAILED"), next: failing("B_FAILED") },
  },
};

function key(name: string): Readonly<Record<string, unknown>> {
  return { type: "apiKey", in: "header", name };
}

function failing(code: string): Procedures {
  return {
    run: route("GET", "/runs")
      .errors({ [code]: problem({ status: 409, title: "It failed" }) })
      .output(done),
  };
}

/** Every break of a contract that is no schema's. */
export const contractBreaks: readonly ContractBreak[] = Object.entries(sides).flatMap(([code, cases]) =>
  Object.entries(cases).map(([name, { old, next, settings }]) => ({
    name,
    code,
    old: () => compileProcedures(old, settings?.[0]),
    next: () => compileProcedures(next, settings?.[1]),
  })),
);
