import { badRequest, oc, problem, typeBoxStandardSchema } from "@rawr/orpc-standards";
import * as Type from "typebox";
import { z } from "zod";
import { State } from "./shapes.ts";

const base = oc.errors({ BAD_REQUEST: badRequest });
const id = typeBoxStandardSchema(Type.Object({ id: Type.String() }));

export const readShapes = base.route({ method: "GET", path: "/answers/shapes", operationId: "readShapes" }).output(
  typeBoxStandardSchema(
    Type.Object({
      text: Type.String(),
      number: Type.Number(),
      nothing: Type.Null(),
      maybe: Type.Optional(Type.String()),
      state: State,
      list: Type.Array(Type.Array(Type.Integer())),
      record: Type.Record(Type.String(), Type.Boolean()),
      pair: Type.Tuple([Type.String(), Type.Integer()]),
    }),
  ),
);

export const readMaybe = base
  .route({ method: "GET", path: "/answers/maybe", operationId: "readMaybe" })
  .output(typeBoxStandardSchema(Type.Union([Type.Object({ id: Type.String() }), Type.Null()])));

export const readText = base
  .route({ method: "GET", path: "/answers/text", operationId: "readText" })
  .output(typeBoxStandardSchema(Type.String()));

export const removeThing = base
  .route({ method: "DELETE", path: "/answers/things/{id}", operationId: "removeThing", successStatus: 204 })
  .input(id);

/** 200 when it was there, 201 when it was made. */
export const ensureThing = base
  .route({ method: "PUT", path: "/answers/things/{id}", operationId: "ensureThing", outputStructure: "detailed" })
  .input(id)
  .output(
    typeBoxStandardSchema(
      Type.Union([
        Type.Object({ status: Type.Literal(200), body: Type.Object({ found: Type.String() }) }),
        Type.Object({
          status: Type.Literal(201),
          headers: Type.Object({ location: Type.String() }),
          body: Type.Object({ made: Type.String() }),
        }),
      ]),
    ),
  );

export const thingExists = base
  .route({ method: "HEAD", path: "/answers/heads/{id}", operationId: "thingExists" })
  .input(id)
  .output(typeBoxStandardSchema(Type.Undefined()));

export const download = base
  .route({ method: "GET", path: "/files/{id}", operationId: "download" })
  .errors({ FILE_NOT_FOUND: problem({ status: 404, title: "There is no such file" }) })
  .input(id)
  .output(z.file().mime("application/octet-stream"));

export const oldThing = base
  .route({
    method: "GET",
    path: "/answers/old",
    operationId: "oldThing",
    deprecated: true,
    outputStructure: "detailed",
  })
  .meta({ sunset: "2031-01-01" })
  .output(
    typeBoxStandardSchema(
      Type.Object({
        headers: Type.Object({ deprecation: Type.String(), sunset: Type.String() }),
        body: Type.Object({ ok: Type.Boolean() }),
      }),
    ),
  );
