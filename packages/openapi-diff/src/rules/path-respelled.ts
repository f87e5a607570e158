import { fieldRule } from "./rule.ts";

export const pathRespelled = fieldRule({
  code: "path-respelled",
  class: "COMPATIBLE",
  meaning: "Names of path parameters have changed; on the wire they are positions.",
  on: "operation",
  fields: ["path"],
  judge({ old, next }) {
    return { message: `\`${old.path}\` is written \`${next.path}\`.` };
  },
});
