import { read, refused } from "../scene.ts";
import { fieldRule } from "./rule.ts";
import { responseText } from "./shared/response-text.ts";

export const headerBecameOptional = fieldRule({
  code: "header-became-optional",
  class: "WIRE",
  meaning: "A response header that was promised may be missing.",
  on: "header",
  fields: ["required"],
  judge(both, scene) {
    const asked = read(both, scene);
    if (!asked.required) return undefined;
    return {
      message: `The header \`${asked.name}\` became ${both.next.required ? "required" : "optional"}.`,
      ...refused(scene, responseText(scene, `without ${asked.name.toLowerCase()}`), `The header is required.`),
    };
  },
});
