import type { HostConfig } from "./host-config.ts";
import type { SettingReader } from "./setting-reader.ts";

/** Roles of the reference system. */
export const defaultRoles: HostConfig["roles"] = {
  viewer: ["invoicing:read"],
  clerk: ["invoicing:read", "invoicing:run"],
  operator: ["invoicing:read", "invoicing:run", "invoicing:write", "workflows:operate"],
};

/** Reads roles and their scopes; they replace the default ones. */
export function readRoles(read: SettingReader): HostConfig["roles"] {
  const text = read.text("ROLES");
  if (text === undefined) return defaultRoles;
  const roles = parsed(text);
  if (isRoles(roles)) return roles;
  read.fault("ROLES", 'is not a JSON object of lists of scopes, {"viewer":["invoicing:read"]}.');
  return defaultRoles;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRoles(value: unknown): value is HostConfig["roles"] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (scopes) => Array.isArray(scopes) && scopes.every((scope) => typeof scope === "string"),
  );
}
