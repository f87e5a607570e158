import { presenceRule } from "./rule.ts";
import { ending } from "./shared/ending.ts";

export const operationRemoved = presenceRule({
  code: "operation-removed",
  class: "WIRE",
  meaning: "An operation is gone that was not deprecated, or whose sunset has not come.",
  on: "operation",
  judge({ old }, scene) {
    if (!old || !["alive", "early"].includes(ending(old.lifecycle, scene.policy))) return undefined;
    const early = old.lifecycle.deprecated && old.lifecycle.sunset !== undefined;
    const title = `${old.method} ${old.path}`;
    const others = [...scene.next.operations.values()]
      .filter(({ path, initiator }) => path === old.path && initiator === old.initiator)
      .map(({ method }) => method);
    return {
      message: `\`${title}\` was removed${early ? ` before its sunset, ${old.lifecycle.sunset}` : ""}.`,
      witness: {
        kind: "message",
        sentBy: old.initiator,
        text: scene.messages.old.request(old),
        refusal:
          old.initiator === "server"
            ? "Whoever waits for it waits in vain: the new document does not send it."
            : `The new document has ${others.length > 0 ? `only ${others.join(", ")}` : "no operation"} at this path.`,
      },
    };
  },
});
