import type { Json } from "@rawr/schema-containment";
import type { ApiParameter } from "../../model.ts";
import { read, type Scene, sent } from "../../scene.ts";
import { parameterText } from "../../witness/parameter-text.ts";
import type { Both } from "../rule.ts";

/** Values of these shapes are written differently by different styles; the order is by how plain they are. */
const shapes = [
  { type: "array", minItems: 2, maxItems: 3 },
  { type: "object", minProperties: 1, maxProperties: 3 },
  { type: "array", minItems: 1, maxItems: 1 },
  { type: "string", minLength: 1 },
  { type: ["number", "boolean", "null"] },
  { type: "string" },
];

/** One value of the sender that the two spellings write as different texts; `undefined` where there is none. */
export function differentTexts(
  both: Both<ApiParameter>,
  scene: Scene,
): { readonly old: string; readonly next: string; readonly sent: string; readonly read: string } | undefined {
  const { sample } = scene.messages[scene.sender];
  const spot = sent(both, scene).schema;
  const values: (Json | undefined)[] = [...shapes.map((shape) => sample(spot, shape)), sample(spot)];
  for (const value of values) {
    if (value === undefined) continue;
    const texts = { old: parameterText(both.old, value), next: parameterText(both.next, value) };
    if (texts.old !== texts.next) return { ...texts, sent: sent(texts, scene), read: read(texts, scene) };
  }
  return undefined;
}
