import { audiences } from "./audience-narrowed.ts";
import { fieldRule } from "./rule.ts";

export const audienceWidened = fieldRule({
  code: "audience-widened",
  class: "COMPATIBLE",
  meaning: "An operation is published to more audiences.",
  on: "operation",
  fields: ["audience"],
  judge({ old, next }) {
    if (audiences.indexOf(next.audience) <= audiences.indexOf(old.audience)) return undefined;
    return { message: `The audience has widened: ${old.audience ?? "not said"} → ${next.audience}.`, grows: true };
  },
});
