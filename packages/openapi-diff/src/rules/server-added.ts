import { fieldRule } from "./rule.ts";
import { missingUrls } from "./server-removed.ts";

export const serverAdded = fieldRule({
  code: "server-added",
  class: "COMPATIBLE",
  meaning: "Every base URL that callers may use is still there; there are more, or they are written differently.",
  on: "operation",
  fields: ["servers"],
  judge({ old, next }) {
    if (missingUrls(old, next).length > 0) return undefined;
    const added = missingUrls(next, old);
    return {
      message: added.length > 0 ? `Servers were added: ${added.join(", ")}.` : "Servers are written differently.",
      grows: added.length > 0,
    };
  },
});
