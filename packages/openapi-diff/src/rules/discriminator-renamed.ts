import { decodePointer, encodePointer, isObject, resolvePointer } from "@rawr/openapi-document";
import type { Json } from "@rawr/schema-containment";
import { reader, refused, type Scene, sent } from "../scene.ts";
import type { SchemaFinding } from "../schema-question.ts";
import { schemaRule } from "./rule.ts";

export const discriminatorRenamed = schemaRule({
  code: "discriminator-renamed",
  class: "WIRE",
  meaning:
    "Readers choose the schema of a value by another property, which senders may leave out: what happens then is undefined (OpenAPI 3.1.1, 4.8.25).",
  judge(finding, scene) {
    const before = propertyName(finding.edit.before);
    const after = propertyName(finding.edit.after);
    if (finding.verdict.kind !== "behaviour" || before === after || before === undefined || after === undefined)
      return undefined;
    const tag = reader(scene) === "new" ? after : before;
    const value = untagged(finding, tag, scene);
    if (value === undefined) return undefined;
    return {
      message: `Schemas are told apart by another property: \`${before}\` → \`${after}\`.`,
      ...refused(scene, JSON.stringify(value), `Schemas are told apart by \`${tag}\`, which is not there.`),
    };
  },
});

function propertyName(discriminator: Json | undefined): string | undefined {
  return isObject(discriminator) && typeof discriminator.propertyName === "string"
    ? discriminator.propertyName
    : undefined;
}

/** A value that its sender may send without the tag by which its reader chooses. */
function untagged({ oldPointer, newPointer }: SchemaFinding, tag: string, scene: Scene): Json | undefined {
  const pointer = sent({ old: oldPointer, next: newPointer }, scene);
  if (pointer === undefined) return undefined;
  const owner = encodePointer(decodePointer(pointer).slice(0, -1));
  const { document } = sent({ old: scene.old, next: scene.next }, scene);
  const schema = resolvePointer(document, owner);
  if (!isObject(schema)) return undefined;
  return scene.messages[scene.sender].sample({ schema, pointer: owner }, { type: "object", not: { required: [tag] } });
}
