import { fieldRule } from "./rule.ts";

export const statusDescribed = fieldRule({
  code: "status-described",
  class: "COMPATIBLE",
  meaning: "A status is described by itself, and was by its class or `default`, or the other way round.",
  on: "response",
  fields: ["status"],
  judge({ old, next }) {
    return { message: `What \`${old.status}\` described is described by \`${next.status}\`.`, grows: true };
  },
});
