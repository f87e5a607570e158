import { typeBoxStandardSchema } from "@rawr/orpc-standards";
import * as Type from "typebox";

/** What an operation answers when only its request matters. */
export const done = typeBoxStandardSchema(Type.Object({ ok: Type.Boolean() }));

export const State = Type.Union([Type.Literal("queued"), Type.Literal("in progress"), Type.Literal("done/failed")], {
  $id: "State",
});
