import { schemaRule } from "./rule.ts";
import { editText } from "./shared/edit-text.ts";

export const defaultChanged = schemaRule({
  code: "default-changed",
  class: "BEHAVIOUR",
  meaning: "What is left out means something else.",
  undirected: true,
  judge({ edit, verdict }) {
    return verdict.kind === "behaviour" && /(^|\.)default$/.test(edit.path)
      ? { message: `${editText(edit)}.` }
      : undefined;
  },
});
