import type { HostConfig } from "../config/host-config.ts";

/** What the roles of a person allow; a role that the configuration does not know allows nothing. */
export function scopesOf(roles: readonly string[], known: HostConfig["roles"]): readonly string[] {
  return [...new Set(roles.flatMap((role) => (Object.hasOwn(known, role) ? (known[role] ?? []) : [])))];
}
