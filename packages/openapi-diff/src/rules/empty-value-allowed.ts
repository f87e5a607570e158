import { emptyValueRefused } from "./empty-value-refused.ts";
import { fieldRule } from "./rule.ts";

export const emptyValueAllowed = fieldRule({
  code: "empty-value-allowed",
  class: "COMPATIBLE",
  meaning: "A parameter may be empty now, or its schema takes the empty text anyway.",
  on: "parameter",
  fields: ["allowEmptyValue"],
  judge(both, scene) {
    if (emptyValueRefused.judge(both, scene)) return undefined;
    return { message: `\`${both.next.key}\` may be empty.`, grows: both.next.allowEmptyValue };
  },
});
