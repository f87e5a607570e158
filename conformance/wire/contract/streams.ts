import { badRequest, eventIterator, oc, problem, typeBoxStandardSchema } from "@rawr/orpc-standards";
import * as Type from "typebox";

const Tick = Type.Object({ n: Type.Integer(), text: Type.Optional(Type.String()) }, { $id: "Tick" });

const base = oc.errors({
  BAD_REQUEST: badRequest,
  UNAUTHORIZED: problem({ status: 401, title: "The caller is not known" }),
  FEED_CLOSED: problem({ status: 410, title: "The feed is closed", data: Type.Object({ feed: Type.String() }) }),
});

/** Resumes after `Last-Event-ID`, returns a total. */
export const followFeed = base
  .route({ method: "GET", path: "/feeds/{feed}", operationId: "followFeed", inputStructure: "detailed" })
  .input(
    typeBoxStandardSchema(
      Type.Object({
        params: Type.Object({ feed: Type.String() }),
        headers: Type.Optional(Type.Object({ "last-event-id": Type.Optional(Type.String()) })),
      }),
    ),
  )
  .output(eventIterator(typeBoxStandardSchema(Tick), typeBoxStandardSchema(Type.Object({ total: Type.Integer() }))));

/** Returns nothing. */
export const followPlain = base
  .route({ method: "GET", path: "/plain-feeds/{feed}", operationId: "followPlain" })
  .input(typeBoxStandardSchema(Type.Object({ feed: Type.String() })))
  .output(eventIterator(typeBoxStandardSchema(Tick)));
