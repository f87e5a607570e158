import { badRequest, oc, typeBoxStandardSchema } from "@rawr/orpc-standards";
import * as Type from "typebox";
import { z } from "zod";
import { done, State } from "./shapes.ts";

const base = oc.errors({ BAD_REQUEST: badRequest });

export const bodyObject = base
  .route({ method: "POST", path: "/body/object", operationId: "bodyObject" })
  .input(
    typeBoxStandardSchema(
      Type.Object({
        name: Type.String(),
        amount: Type.Optional(Type.Number()),
        note: Type.Optional(Type.Union([Type.String(), Type.Null()])),
        state: Type.Optional(State),
        at: Type.Optional(Type.String({ format: "date-time" })),
        nested: Type.Optional(Type.Object({ list: Type.Array(Type.Object({ text: Type.String() })) })),
      }),
    ),
  )
  .output(done);

export const bodyNone = base.route({ method: "POST", path: "/body/none", operationId: "bodyNone" }).output(done);

/** Every member may be left out, and so may the body. */
export const bodyOptional = base
  .route({ method: "POST", path: "/body/optional/{id}", operationId: "bodyOptional" })
  .input(typeBoxStandardSchema(Type.Object({ id: Type.Integer(), reason: Type.Optional(Type.String()) })))
  .output(done);

/** The body may be left out; one that is sent is complete. */
export const bodyAllOrNothing = base
  .route({ method: "POST", path: "/body/all-or-nothing", operationId: "bodyAllOrNothing", inputStructure: "detailed" })
  .input(typeBoxStandardSchema(Type.Object({ body: Type.Optional(Type.Object({ reason: Type.String() })) })))
  .output(done);

export const bodyList = base
  .route({ method: "POST", path: "/body/list", operationId: "bodyList" })
  .input(typeBoxStandardSchema(Type.Array(Type.Integer())))
  .output(done);

export const bodyUnion = base
  .route({ method: "POST", path: "/body/union", operationId: "bodyUnion" })
  .input(
    typeBoxStandardSchema(
      Type.Union([
        Type.Object({ kind: Type.Literal("card"), number: Type.String() }),
        Type.Object({ kind: Type.Literal("transfer"), iban: Type.String(), amount: Type.Number() }),
      ]),
    ),
  )
  .output(done);

export const bodyScalar = base
  .route({ method: "POST", path: "/body/scalar", operationId: "bodyScalar", inputStructure: "detailed" })
  .input(
    typeBoxStandardSchema(
      Type.Object({ body: Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]) }),
    ),
  )
  .output(done);

export const bodyRecord = base
  .route({ method: "POST", path: "/body/record", operationId: "bodyRecord" })
  .input(typeBoxStandardSchema(Type.Record(Type.String(), Type.Number())))
  .output(done);

/** An object body with a member `body`. */
export const bodyNamedBody = base
  .route({ method: "POST", path: "/body/named-body", operationId: "bodyNamedBody" })
  .input(typeBoxStandardSchema(Type.Object({ body: Type.String(), headers: Type.Optional(Type.String()) })))
  .output(done);

export const deleteWithReason = base
  .route({ method: "DELETE", path: "/body/things/{id}", operationId: "deleteWithReason" })
  .input(typeBoxStandardSchema(Type.Object({ id: Type.Integer(), reason: Type.String() })))
  .output(done);

export const uploadForm = base
  .route({ method: "POST", path: "/files/form", operationId: "uploadForm" })
  .input(z.object({ note: z.string(), file: z.file().mime("text/plain") }))
  .output(done);

/** A file of whatever type. */
export const uploadAny = base
  .route({ method: "POST", path: "/files/any", operationId: "uploadAny" })
  .input(z.object({ file: z.file() }))
  .output(done);

export const uploadRaw = base
  .route({ method: "POST", path: "/files/raw", operationId: "uploadRaw", inputStructure: "detailed" })
  .input(z.object({ body: z.file().mime("application/pdf") }))
  .output(done);
