import { read, sent } from "../scene.ts";
import { presenceRule } from "./rule.ts";

export const headerAdded = presenceRule({
  code: "header-added",
  class: "COMPATIBLE",
  meaning: "A response has a header that its reader may ignore.",
  on: "header",
  judge(pair, scene) {
    const header = sent(pair, scene);
    return read(pair, scene) || !header
      ? undefined
      : { message: `The header \`${header.name}\` was ${pair.next ? "added" : "removed"}.`, grows: true };
  },
});
