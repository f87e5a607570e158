import { schemaRule } from "./rule.ts";
import { editText } from "./shared/edit-text.ts";

export const schemaExtended = schemaRule({
  code: "schema-extended",
  class: "COMPATIBLE",
  meaning: "A schema accepts or says more than before, and every value that is sent is still read.",
  judge({ edit, verdict }) {
    if (verdict.kind !== "contained" || !verdict.widened) return undefined;
    return { message: `Nobody is refused: ${editText(edit)}.` };
  },
});
