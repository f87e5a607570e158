import { read, sent } from "../scene.ts";
import { presenceRule } from "./rule.ts";

export const bodyAdded = presenceRule({
  code: "body-added",
  class: "COMPATIBLE",
  meaning: "A request may have a body that need not be there.",
  on: "body",
  judge(pair, scene) {
    const asked = read(pair, scene);
    if (sent(pair, scene) || !asked || asked.required) return undefined;
    return { message: `An optional body was ${pair.old ? "removed" : "added"}.`, grows: true };
  },
});
