import { read } from "../scene.ts";
import { fieldRule } from "./rule.ts";

export const headerBecameRequired = fieldRule({
  code: "header-became-required",
  class: "COMPATIBLE",
  meaning: "A response header is promised that was only possible.",
  on: "header",
  fields: ["required"],
  judge(both, scene) {
    if (read(both, scene).required) return undefined;
    return {
      message: `The header \`${both.next.name}\` became ${both.next.required ? "required" : "optional"}.`,
      grows: true,
    };
  },
});
