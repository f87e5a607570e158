import { read, refused, sent } from "../scene.ts";
import { presenceRule } from "./rule.ts";
import { responseText } from "./shared/response-text.ts";

export const responseContentTypeUnknown = presenceRule({
  code: "response-content-type-unknown",
  class: "WIRE",
  meaning: "The answer to a webhook or callback is in a media type that the server does not read any more.",
  on: "responseContent",
  judge(pair, scene) {
    const content = sent(pair, scene);
    if (read(pair, scene) || !content || scene.sentBy === "server") return undefined;
    return {
      message: `The content type \`${content.type}\` was removed.`,
      ...refused(
        scene,
        responseText(scene, `with ${content.type}`),
        "The new document does not describe this content.",
      ),
    };
  },
});
