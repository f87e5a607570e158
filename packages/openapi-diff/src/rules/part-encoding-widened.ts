import { isObject } from "@rawr/openapi-document";
import { canonical } from "../plain.ts";
import { read, sent } from "../scene.ts";
import { lostTypes } from "./part-encoding-changed.ts";
import { fieldRule } from "./rule.ts";

export const partEncodingWidened = fieldRule({
  code: "part-encoding-widened",
  class: "COMPATIBLE",
  meaning: "Every media type of each part of a form is still read; parts that came or went are their schema's affair.",
  on: "requestContent",
  fields: ["encoding"],
  judge(both, scene) {
    if (lostTypes({ old: sent(both, scene), next: read(both, scene) })) return undefined;
    const { old, next } = both;
    const kept = Object.keys(old.encoding).filter((part) => Object.hasOwn(next.encoding, part));
    // How a part is spelled, or its headers: nobody compares those yet.
    if (kept.some((part) => spelling(old.encoding[part]) !== spelling(next.encoding[part]))) return undefined;
    return { message: "Parts of the form may have more media types.", grows: true };
  },
});

function spelling(encoding: unknown): string {
  if (!isObject(encoding)) return "";
  const { contentType, ...rest } = encoding;
  return canonical([contentType === undefined, rest]);
}
