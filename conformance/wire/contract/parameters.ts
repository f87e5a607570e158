import { badRequest, oc, typeBoxStandardSchema } from "@rawr/orpc-standards";
import * as Type from "typebox";
import { done, State } from "./shapes.ts";

const base = oc.errors({ BAD_REQUEST: badRequest });

export const pathText = base
  .route({ method: "GET", path: "/path/text/{value}", operationId: "pathText" })
  .input(typeBoxStandardSchema(Type.Object({ value: Type.String() })))
  .output(done);

export const pathTyped = base
  .route({ method: "GET", path: "/path/typed/{count}/{ratio}/{flag}/{state}", operationId: "pathTyped" })
  .input(
    typeBoxStandardSchema(
      Type.Object({ count: Type.Integer(), ratio: Type.Number(), flag: Type.Boolean(), state: State }),
    ),
  )
  .output(done);

export const pathNamed = base
  .route({ method: "GET", path: "/path/named/{run-id}/of/{in.voice}", operationId: "pathNamed" })
  .input(typeBoxStandardSchema(Type.Object({ "run-id": Type.String(), "in.voice": Type.String() })))
  .output(done);

export const queryValues = base
  .route({ method: "GET", path: "/query/values", operationId: "queryValues" })
  .input(
    typeBoxStandardSchema(
      Type.Object({
        text: Type.Optional(Type.String()),
        count: Type.Optional(Type.Integer()),
        ratio: Type.Optional(Type.Number()),
        flag: Type.Optional(Type.Boolean()),
        at: Type.Optional(Type.String({ format: "date-time" })),
        day: Type.Optional(Type.String({ format: "date" })),
        state: Type.Optional(State),
        note: Type.Optional(Type.Union([Type.String(), Type.Null()])),
      }),
    ),
  )
  .output(done);

export const queryLists = base
  .route({ method: "GET", path: "/query/lists", operationId: "queryLists" })
  .input(
    typeBoxStandardSchema(
      Type.Object({
        texts: Type.Optional(Type.Array(Type.String())),
        ids: Type.Optional(Type.Array(Type.Integer())),
        flags: Type.Optional(Type.Array(Type.Boolean())),
        states: Type.Optional(Type.Array(State)),
      }),
    ),
  )
  .output(done);

export const queryRequiredList = base
  .route({ method: "GET", path: "/query/required-list", operationId: "queryRequiredList" })
  .input(typeBoxStandardSchema(Type.Object({ ids: Type.Array(Type.Integer()) })))
  .output(done);

export const queryDeep = base
  .route({ method: "GET", path: "/query/deep", operationId: "queryDeep" })
  .input(
    typeBoxStandardSchema(
      Type.Object({
        filter: Type.Optional(
          Type.Object({
            text: Type.Optional(Type.String()),
            min: Type.Optional(Type.Integer()),
            exact: Type.Optional(Type.Boolean()),
          }),
        ),
      }),
    ),
  )
  .output(done);

export const queryNames = base
  .route({ method: "GET", path: "/query/names", operationId: "queryNames" })
  .input(
    typeBoxStandardSchema(
      Type.Object({
        "page-size": Type.Optional(Type.Integer()),
        $top: Type.Optional(Type.Integer()),
        "sort.by": Type.Optional(Type.String()),
        größe: Type.Optional(Type.String()),
        "a,b*": Type.Optional(Type.String()),
        signal: Type.Optional(Type.String()),
        constructor: Type.Optional(Type.String()),
      }),
    ),
  )
  .output(done);

export const headerValues = base
  .route({ method: "GET", path: "/headers", operationId: "headerValues", inputStructure: "detailed" })
  .input(
    typeBoxStandardSchema(
      Type.Object({
        headers: Type.Object({
          "x-text": Type.Optional(Type.String()),
          "x-count": Type.Optional(Type.Integer()),
          "x-flag": Type.Optional(Type.Boolean()),
          "x-state": Type.Optional(State),
        }),
      }),
    ),
  )
  .output(done);

/** One name in every place that a contract knows. */
export const collide = base
  .route({ method: "PUT", path: "/collide/{id}", operationId: "collide", inputStructure: "detailed" })
  .input(
    typeBoxStandardSchema(
      Type.Object({
        params: Type.Object({ id: Type.Integer() }),
        query: Type.Object({ id: Type.Optional(Type.Integer()) }),
        headers: Type.Object({ id: Type.Optional(Type.Integer()) }),
        body: Type.Object({ id: Type.Integer(), name: Type.String() }),
      }),
    ),
  )
  .output(done);
