import { fieldRule } from "./rule.ts";

export const workflowChanged = fieldRule({
  code: "workflow-changed",
  class: "BEHAVIOUR",
  meaning: "An operation starts or reads another workflow.",
  on: "operation",
  fields: ["workflow"],
  judge({ old, next }) {
    return { message: `The workflow has changed: ${old.workflow ?? "none"} → ${next.workflow ?? "none"}.` };
  },
});
