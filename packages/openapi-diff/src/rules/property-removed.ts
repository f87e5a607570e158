import { schemaRule } from "./rule.ts";
import { removedProperty } from "./shared/removed-property.ts";

export const propertyRemoved = schemaRule({
  code: "property-removed",
  class: "SDK_SOURCE",
  meaning: "A property is not described any more: no value is refused, but code that names it no longer compiles.",
  undirected: true,
  judge(finding, scene) {
    const name = removedProperty(finding, scene)?.name;
    const { kind } = finding.verdict;
    if (name === undefined || (kind !== "contained" && kind !== "open-content")) return undefined;
    return {
      message: `The property \`${name}\` was removed.`,
      witness: {
        kind: "message",
        sentBy: scene.sentBy,
        text: `value[${JSON.stringify(name)}]`,
        refusal: `In a client that is generated from the new document the type has no \`${name}\`.`,
      },
    };
  },
});
