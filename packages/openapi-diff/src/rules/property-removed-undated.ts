import { schemaRule } from "./rule.ts";
import { removedProperty } from "./shared/removed-property.ts";

export const propertyRemovedUndated = schemaRule({
  code: "property-removed-undated",
  class: "LIFECYCLE",
  meaning: "A property is gone that was deprecated, but had never been given a date; no value is refused.",
  undirected: true,
  judge(finding, scene) {
    const removed = removedProperty(finding, scene);
    const { kind } = finding.verdict;
    if (removed?.ending !== "undated" || (kind !== "contained" && kind !== "open-content")) return undefined;
    return { message: `The property \`${removed.name}\` was deprecated without a sunset, and is removed.` };
  },
});
