import { read } from "../scene.ts";
import { fieldRule } from "./rule.ts";

export const bodyBecameOptional = fieldRule({
  code: "body-became-optional",
  class: "COMPATIBLE",
  meaning: "A body may be left out, or is sent always where it was sent sometimes.",
  on: "body",
  fields: ["required"],
  judge(both, scene) {
    if (read(both, scene).required) return undefined;
    return { message: `The body ${both.next.required ? "is always sent" : "became optional"}.`, grows: true };
  },
});
