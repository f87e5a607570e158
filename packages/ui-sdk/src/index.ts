export type { CapabilityNeed, WebPluginManifest } from "./manifest.ts";
export type { CapabilityRef, Live, Mount, MountContext, Mounted, Report, Theme } from "./mount-context.ts";
