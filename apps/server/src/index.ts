export type { Caller, Composition, CompositionOptions, MountedSurface, WebPlugin } from "./composition.ts";
export type { HostConfig, LimitConfig, TokenConfig } from "./config/host-config.ts";
export { createHost, type Host, type HostOptions } from "./host.ts";
export { HostError, type HostErrorCode } from "./host-error.ts";
