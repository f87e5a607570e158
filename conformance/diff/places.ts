import { eventIterator, oc, problem, typeBoxStandardSchema as standard } from "@rawr/orpc-standards";
import * as Type from "typebox";

/** Somewhere in a contract where a schema can stand. */
export interface SchemaPlace {
  /** Also the key of its operation in a compiled document. */
  readonly operation: string;
  /** Who sends the value. */
  readonly sender: "caller" | "server";
  /** It travels as text: parameters and headers hold no objects, lists or nulls here. */
  readonly scalar: boolean;
  readonly procedure: (schema: Type.TSchema) => object;
}

const done = standard(Type.Object({ ok: Type.Boolean() }));
const holding = (schema: Type.TSchema) => Type.Object({ value: schema });

/** A union of components, so that the schema stands inside one of them. */
const choice = (schema: Type.TSchema) =>
  Type.Union([
    Type.Object({ kind: Type.Literal("one"), value: schema }, { $id: "First" }),
    Type.Object({ kind: Type.Literal("two"), other: Type.String() }, { $id: "Second" }),
  ]);

/** Every place, by name. */
export const schemaPlaces: Readonly<Record<string, SchemaPlace>> = {
  "a property of a request body": {
    operation: "POST /body",
    sender: "caller",
    scalar: false,
    procedure: (schema) =>
      oc
        .route({ method: "POST", path: "/body", operationId: "body" })
        .input(standard(holding(schema)))
        .output(done),
  },
  "an item of a list in a request body": {
    operation: "POST /items",
    sender: "caller",
    scalar: false,
    procedure: (schema) =>
      oc
        .route({ method: "POST", path: "/items", operationId: "items" })
        .input(standard(Type.Object({ list: Type.Array(holding(schema)) })))
        .output(done),
  },
  "a component in a union of a request body": {
    operation: "POST /branch",
    sender: "caller",
    scalar: false,
    procedure: (schema) =>
      oc
        .route({ method: "POST", path: "/branch", operationId: "branch" })
        .input(standard(Type.Object({ choice: choice(schema) })))
        .output(done),
  },
  "a path parameter": {
    operation: "GET /path/{}",
    sender: "caller",
    scalar: true,
    procedure: (schema) =>
      oc
        .route({ method: "GET", path: "/path/{value}", operationId: "path" })
        .input(standard(holding(schema)))
        .output(done),
  },
  "a query parameter": {
    operation: "GET /query",
    sender: "caller",
    scalar: true,
    procedure: (schema) =>
      oc
        .route({ method: "GET", path: "/query", operationId: "query" })
        .input(standard(holding(schema)))
        .output(done),
  },
  "a request header": {
    operation: "GET /header",
    sender: "caller",
    scalar: true,
    procedure: (schema) =>
      oc
        .route({ method: "GET", path: "/header", operationId: "header", inputStructure: "detailed" })
        .input(standard(Type.Object({ headers: Type.Object({ "x-value": schema }) })))
        .output(done),
  },
  "a property of a response": {
    operation: "GET /response",
    sender: "server",
    scalar: false,
    procedure: (schema) =>
      oc.route({ method: "GET", path: "/response", operationId: "response" }).output(standard(holding(schema))),
  },
  "a component in a union of a response": {
    operation: "GET /response-branch",
    sender: "server",
    scalar: false,
    procedure: (schema) =>
      oc
        .route({ method: "GET", path: "/response-branch", operationId: "responseBranch" })
        .output(standard(Type.Object({ list: Type.Array(choice(schema)) }))),
  },
  "a response header": {
    operation: "GET /response-header",
    sender: "server",
    scalar: true,
    procedure: (schema) =>
      oc
        .route({
          method: "GET",
          path: "/response-header",
          operationId: "responseHeader",
          outputStructure: "detailed",
        })
        .output(
          standard(
            Type.Object({
              headers: Type.Object({ "x-value": schema }),
              body: Type.Object({ ok: Type.Boolean() }),
            }),
          ),
        ),
  },
  "the data of a stream's events": {
    operation: "GET /stream",
    sender: "server",
    scalar: false,
    procedure: (schema) =>
      oc
        .route({ method: "GET", path: "/stream", operationId: "stream" })
        .output(eventIterator(standard(holding(schema)))),
  },
  "the data of an error": {
    operation: "GET /error",
    sender: "server",
    scalar: false,
    procedure: (schema) =>
      oc
        .route({ method: "GET", path: "/error", operationId: "error" })
        .errors({ FAILED: problem({ status: 409, title: "It failed", data: holding(schema) }) })
        .output(done),
  },
};
