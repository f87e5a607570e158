import { presenceRule } from "./rule.ts";

export const operationAdded = presenceRule({
  code: "operation-added",
  class: "COMPATIBLE",
  meaning: "There is an operation that was not there before.",
  on: "operation",
  judge({ old, next }) {
    return old || !next ? undefined : { message: `\`${next.method} ${next.path}\` is new.`, grows: true };
  },
});
