import { CapabilityError } from "../capability-error.ts";
import type { CapabilityNeed, WebPluginManifest } from "../manifest.ts";
import type { CapabilityRef, MountContext } from "../mount-context.ts";

/** What a micro-frontend asked for and got. */
export interface Granted {
  readonly refs: readonly CapabilityRef[];
  readonly capabilities: MountContext["capabilities"];
}

/**
 * Holds what a manifest needs against what a page grants. Throws a `CapabilityError` that names everything missing:
 * `NOT_GRANTED` or `SCOPE_MISSING`. An optional capability without its scopes is one that was not granted.
 */
export function grantNeeds({ name, needs }: WebPluginManifest, grants: readonly CapabilityRef[]): Granted {
  const refs = new Map<string, CapabilityRef>();
  const lacking: { readonly code: "NOT_GRANTED" | "SCOPE_MISSING"; readonly what: string }[] = [];
  for (const need of needs) {
    const grant = grants.find((candidate) => candidate.name === need.name);
    const missing = missingScopes(need, grant);
    if (grant && missing.length === 0) refs.set(need.name, refOf(grant));
    else if (!need.optional)
      lacking.push(
        grant
          ? { code: "SCOPE_MISSING", what: `the scope ${missing.join(", ")} of ${need.name}` }
          : { code: "NOT_GRANTED", what: `the capability ${need.name}` },
      );
  }
  const [first] = lacking;
  if (first) throw new CapabilityError(first.code, `${name} needs ${lacking.map(({ what }) => what).join(" and ")}.`);

  const optional = (capability: string) => {
    if (!needs.some((need) => need.name === capability))
      throw new CapabilityError("NOT_DECLARED", `The manifest of ${name} does not name the capability ${capability}.`);
    return refs.get(capability);
  };
  const required = (capability: string) => {
    const ref = optional(capability);
    if (!ref) throw new CapabilityError("NOT_GRANTED", `The capability ${capability} was not granted to ${name}.`);
    return ref;
  };
  return { refs: [...refs.values()], capabilities: Object.freeze({ require: required, optional }) };
}

function missingScopes({ scopes = [] }: CapabilityNeed, grant: CapabilityRef | undefined): string[] {
  return scopes.filter((scope) => !grant?.scopes.includes(scope));
}

/** A copy, so that no micro-frontend changes what another one was given. */
function refOf({ name, baseUrl, scopes }: CapabilityRef): CapabilityRef {
  return Object.freeze({ name, baseUrl: baseUrl.replace(/\/+$/, ""), scopes: Object.freeze([...scopes]) });
}
