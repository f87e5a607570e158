import type { ApiCredential } from "../model.ts";
import { read, sent } from "../scene.ts";
import { fieldRule } from "./rule.ts";

type Credentials = readonly ApiCredential[];

export const credentialsRefused = fieldRule({
  code: "credentials-refused",
  class: "WIRE",
  meaning: "Credentials that were enough are not enough any more.",
  on: "operation",
  fields: ["security"],
  judge({ old, next }, scene) {
    const security = { old: old.security.alternatives, next: next.security.alternatives };
    const refused = refusedCredentials(sent(security, scene), read(security, scene));
    if (!refused) return undefined;
    return {
      message: `${listed(refused)} ${refused.length > 1 ? "are" : "is"} no longer enough.`,
      witness: {
        kind: "credentials",
        credentials: refused.map(credentialText),
        refusal: `Asked for: ${read(security, scene).map(listed).join("; or ")}.`,
      },
    };
  },
});

/** The first set of credentials that satisfies one list of alternatives, and nothing in the other. */
export function refusedCredentials(
  given: readonly Credentials[],
  asked: readonly Credentials[],
): Credentials | undefined {
  return given.find((set) => !asked.some((alternative) => satisfies(set, alternative)));
}

/** Each scheme of a requirement asks for a credential of its own, even when two are presented in the same way. */
function satisfies(given: Credentials, [one, ...rest]: Credentials): boolean {
  if (!one) return true;
  return given.some((has) => {
    const left = given.filter((other) => other !== has);
    return fits(has, one) && satisfies(left, rest);
  });
}

/** The name of a scheme is the document's own; a token with more scopes than are asked for is fine. */
function fits(has: ApiCredential, asked: ApiCredential): boolean {
  return has.kind === asked.kind && asked.scopes.every((scope) => has.scopes.includes(scope));
}

function credentialText({ kind, scopes }: ApiCredential): string {
  return scopes.length === 0 ? kind : `${kind} with ${scopes.join(", ")}`;
}

function listed(credentials: Credentials): string {
  return credentials.length === 0 ? "no credentials" : credentials.map(credentialText).join(" and ");
}
