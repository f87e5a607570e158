import { fieldRule } from "./rule.ts";

export const operationIdChanged = fieldRule({
  code: "operation-id-changed",
  class: "SDK_SOURCE",
  meaning: "An operation is called differently: clients that are generated from the document rename its function.",
  on: "operation",
  fields: ["operationId"],
  judge({ old, next }) {
    const before = old.operationId;
    const after = next.operationId;
    return {
      message: `The operationId ${before === undefined ? "was added" : after === undefined ? "was removed" : "has changed"}: ${name(before)} → ${name(after)}.`,
      witness: {
        kind: "message",
        sentBy: "caller",
        text: `client[${JSON.stringify(before ?? `${old.method} ${old.path}`)}](…)`,
        refusal: `A client that is generated from the new document names this function after ${name(after)}.`,
      },
    };
  },
});

function name(operationId: string | undefined): string {
  return operationId === undefined ? "its method and path" : `\`${operationId}\``;
}
