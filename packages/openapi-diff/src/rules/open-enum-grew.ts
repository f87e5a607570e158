import { schemaRule } from "./rule.ts";
import { editText } from "./shared/edit-text.ts";

export const openEnumGrew = schemaRule({
  code: "open-enum-grew",
  class: "BEHAVIOUR",
  meaning: "A list of values that readers know to be open has one more.",
  judge({ edit, verdict }) {
    if (verdict.kind !== "open-enum") return undefined;
    return { message: `A value that readers let pass, and do not know: ${editText(edit)}.` };
  },
});
