import { badRequest, oc, problem } from "@rawr/orpc-standards";
import * as Type from "typebox";
import { done } from "./shapes.ts";

/** An error of each kind: with data and without, two on one status, and one for each status that clients treat in a way of its own. */
export const failures = {
  BAD_REQUEST: badRequest,
  UNAUTHORIZED: problem({ status: 401, title: "The caller is not known" }),
  PAYMENT_DUE: problem({ status: 402, title: "Something is to be paid", data: Type.Object({ cents: Type.Integer() }) }),
  FORBIDDEN: problem({ status: 403, title: "The caller may not do this" }),
  THING_NOT_FOUND: problem({ status: 404, title: "There is no such thing", data: Type.Object({ id: Type.String() }) }),
  NAME_TAKEN: problem({ status: 409, title: "The name is taken", data: Type.Object({ name: Type.String() }) }),
  VERSION_STALE: problem({ status: 409, title: "It has changed", data: Type.Object({ version: Type.Integer() }) }),
  THING_GONE: problem({ status: 410, title: "It is gone" }),
  LINES_INVALID: problem({ status: 422, title: "Lines do not fit", data: Type.Array(Type.Integer()) }),
  TOO_MANY: problem({ status: 429, title: "Too often", data: Type.Object({ limit: Type.Integer() }) }),
  LEDGER_BROKEN: problem({ status: 500, title: "The ledger is broken", data: Type.Object({ book: Type.String() }) }),
  LEDGER_BUSY: problem({ status: 503, title: "The ledger is busy" }),
};

export const failing = oc
  .route({ method: "POST", path: "/failing", operationId: "failing" })
  .errors(failures)
  .output(done);
