import { read, sent } from "../scene.ts";
import { presenceRule } from "./rule.ts";

export const optionalHeaderRemoved = presenceRule({
  code: "optional-header-removed",
  class: "BEHAVIOUR",
  meaning: "A response header that had never been promised is not described any more.",
  on: "header",
  judge(pair, scene) {
    const header = read(pair, scene);
    if (sent(pair, scene) || !header || header.required) return undefined;
    return { message: `The optional header \`${header.name}\` was ${pair.old ? "removed" : "added"}.` };
  },
});
