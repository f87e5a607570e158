import { read } from "../scene.ts";
import { fieldRule } from "./rule.ts";

export const parameterBecameOptional = fieldRule({
  code: "parameter-became-optional",
  class: "COMPATIBLE",
  meaning: "A parameter may be left out, or is sent always where it was sent sometimes.",
  on: "parameter",
  fields: ["required"],
  judge(both, scene) {
    if (read(both, scene).required) return undefined;
    return {
      message: `The parameter \`${both.next.key}\` ${both.next.required ? "is always sent" : "became optional"}.`,
      grows: true,
    };
  },
});
