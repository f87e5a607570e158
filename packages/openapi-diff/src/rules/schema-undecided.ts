import { schemaRule } from "./rule.ts";
import { editText } from "./shared/edit-text.ts";

export const schemaUndecided = schemaRule({
  code: "schema-undecided",
  class: "UNDECIDED",
  meaning: "Neither a proof nor a witness was found for an edit of a schema; the reason is said.",
  judge({ edit, verdict }) {
    if (verdict.kind !== "undecided") return undefined;
    return { message: `${editText(edit)}: ${verdict.reason.message}` };
  },
});
