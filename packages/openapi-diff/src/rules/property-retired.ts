import { schemaRule } from "./rule.ts";
import { removedProperty } from "./shared/removed-property.ts";

export const propertyRetired = schemaRule({
  code: "property-retired",
  class: "COMPATIBLE",
  meaning: "A deprecated property is gone after its sunset: everybody had been told the date.",
  undirected: true,
  judge(finding, scene) {
    const removed = removedProperty(finding, scene);
    if (removed?.ending !== "over") return undefined;
    return { message: `The property \`${removed.name}\` was removed after its sunset, ${removed.sunset}.` };
  },
});
