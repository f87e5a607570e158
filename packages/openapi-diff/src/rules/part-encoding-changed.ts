import { isObject } from "@rawr/openapi-document";
import type { ApiContent } from "../model.ts";
import { coversMediaType } from "../normalize/media-type.ts";
import { read, refused, sent } from "../scene.ts";
import type { Both } from "./rule.ts";
import { fieldRule } from "./rule.ts";

export const partEncodingChanged = fieldRule({
  code: "part-encoding-changed",
  class: "WIRE",
  meaning: "A part of a form travels in a media type that whoever reads it does not describe.",
  on: "requestContent",
  fields: ["encoding"],
  judge(both, scene) {
    const lost = lostTypes({ old: sent(both, scene), next: read(both, scene) });
    if (!lost) return undefined;
    const { type } = sent(both, scene);
    return {
      message: `The part \`${lost.part}\` may no longer be \`${lost.type}\`.`,
      ...refused(
        scene,
        `${scene.messages[scene.sender].request(sent(scene.operation, scene), { content: type })}, part ${lost.part}: content-type: ${lost.type}`,
        `Only ${lost.left} is described for this part.`,
      ),
    };
  },
});

/** The first part that has a media type on the old side only. Parts of one side only are their schema's affair. */
export function lostTypes({ old, next }: Both<ApiContent>): { part: string; type: string; left: string } | undefined {
  for (const [part, encoding] of Object.entries(old.encoding)) {
    if (!Object.hasOwn(next.encoding, part)) continue;
    const left = typesOf(next.encoding[part]);
    const type = typesOf(encoding).find((one) => !left.some((range) => coversMediaType(range, one)));
    if (type !== undefined && left.length > 0) return { part, type, left: left.join(", ") };
  }
  return undefined;
}

function typesOf(encoding: unknown): string[] {
  return isObject(encoding) && typeof encoding.contentType === "string" ? encoding.contentType.split(", ") : [];
}
