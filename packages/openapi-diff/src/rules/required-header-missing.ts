import { read, refused, sent } from "../scene.ts";
import { presenceRule } from "./rule.ts";
import { responseText } from "./shared/response-text.ts";

export const requiredHeaderMissing = presenceRule({
  code: "required-header-missing",
  class: "WIRE",
  meaning: "A response header that was promised is not described any more.",
  on: "header",
  judge(pair, scene) {
    const asked = read(pair, scene);
    if (sent(pair, scene) || !asked?.required) return undefined;
    return {
      message: `The required header \`${asked.name}\` was ${pair.old ? "removed" : "added"}.`,
      ...refused(scene, responseText(scene, `without ${asked.name.toLowerCase()}`), `The header is required.`),
    };
  },
});
