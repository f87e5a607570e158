export { adoptStyles } from "./adopt-styles.ts";
export { CapabilityError, type CapabilityErrorCode } from "./capability-error.ts";
export type { CapabilityNeed, WebPluginManifest } from "./manifest.ts";
export type { CapabilityRef, Live, Mount, MountContext, Mounted, Report, Theme } from "./mount-context.ts";
