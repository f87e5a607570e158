import { read, sent } from "../scene.ts";
import { presenceRule } from "./rule.ts";
import { isUnplaced } from "./shared/unplaced.ts";

export const parameterAdded = presenceRule({
  code: "parameter-added",
  class: "COMPATIBLE",
  meaning: "An optional parameter was added, or one that the server sends and its readers may ignore.",
  on: "parameter",
  judge(pair, scene) {
    if (isUnplaced(pair)) return undefined;
    const asked = read(pair, scene);
    if (asked?.required || (pair.old && sent(pair, scene))) return undefined;
    return {
      message: `The parameter \`${(pair.next ?? pair.old)?.key}\` was ${pair.next ? "added" : "removed"}.`,
      grows: true,
    };
  },
});
