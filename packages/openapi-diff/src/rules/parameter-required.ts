import { read, refused, sent } from "../scene.ts";
import { presenceRule } from "./rule.ts";
import { isUnplaced } from "./shared/unplaced.ts";

export const parameterRequired = presenceRule({
  code: "parameter-required",
  class: "WIRE",
  meaning: "Whoever reads a request requires a parameter that whoever sends it does not know.",
  on: "parameter",
  judge(pair, scene) {
    if (isUnplaced(pair)) return undefined;
    const asked = read(pair, scene);
    if (sent(pair, scene) || !asked?.required) return undefined;
    return {
      message: `The required parameter \`${asked.key}\` was ${pair.old ? "removed" : "added"}.`,
      ...refused(
        scene,
        scene.messages[scene.sender].request(sent(scene.operation, scene)),
        `\`${asked.key}\` is required.`,
      ),
    };
  },
});
