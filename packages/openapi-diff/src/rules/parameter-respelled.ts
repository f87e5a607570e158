import { fieldRule } from "./rule.ts";

export const parameterRespelled = fieldRule({
  code: "parameter-respelled",
  class: "COMPATIBLE",
  meaning: "A path parameter has another name, which never travels, or a header is written in another case.",
  on: "parameter",
  fields: ["name"],
  judge({ old, next }) {
    return { message: `\`${old.name}\` is called \`${next.name}\`.` };
  },
});
