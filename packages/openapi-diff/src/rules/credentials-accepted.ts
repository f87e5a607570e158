import { read, sent } from "../scene.ts";
import { refusedCredentials } from "./credentials-refused.ts";
import { renewedElsewhere } from "./refresh-url-changed.ts";
import { fieldRule } from "./rule.ts";

export const credentialsAccepted = fieldRule({
  code: "credentials-accepted",
  class: "COMPATIBLE",
  meaning: "Whatever credentials were enough still are: fewer scopes, one alternative more, a scheme by another name.",
  on: "operation",
  fields: ["security"],
  judge({ old, next }, scene) {
    const security = { old: old.security.alternatives, next: next.security.alternatives };
    if (refusedCredentials(sent(security, scene), read(security, scene))) return undefined;
    if (renewedElsewhere(old, next)) return undefined;
    const grows = refusedCredentials(read(security, scene), sent(security, scene)) !== undefined;
    return { message: `Credentials are asked for ${grows ? "less strictly" : "in other words"}.`, grows };
  },
});
