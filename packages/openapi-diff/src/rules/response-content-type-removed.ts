import { read, refused, sent } from "../scene.ts";
import { presenceRule } from "./rule.ts";
import { responseText } from "./shared/response-text.ts";

export const responseContentTypeRemoved = presenceRule({
  code: "response-content-type-removed",
  class: "WIRE",
  meaning:
    "A response is no longer sent in a media type that callers ask for: who accepts only that gets another, none, or 406.",
  on: "responseContent",
  judge(pair, scene) {
    const asked = read(pair, scene);
    if (sent(pair, scene) || !asked || scene.sentBy === "caller") return undefined;
    const left = [
      ...(sent(scene.operation, scene)
        .responses.get(scene.status ?? "")
        ?.content.keys() ?? []),
    ];
    return {
      message: `\`${asked.type}\` is no longer sent.`,
      ...refused(
        scene,
        responseText(scene, left.length > 0 ? `with ${left.join(" or ")}` : "without content"),
        `A caller who sends \`accept: ${asked.type}\` cannot read it.`,
      ),
    };
  },
});
