export { createLive, type LiveSource } from "./live.ts";
export { type MountPluginOptions, mountPlugin } from "./mount-plugin.ts";
