import { Type } from "typebox";
import { oc, problem, typeBoxStandardSchema } from "../../src/index.ts";

/** What a browser may import: the entry of the bundle test. */
export const contract = {
  find: oc
    .route({ method: "GET", path: "/runs/{id}" })
    .errors({ GONE: problem({ status: 410, title: "Gone" }) })
    .input(typeBoxStandardSchema(Type.Object({ id: Type.String() }))),
};
