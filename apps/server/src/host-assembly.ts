import type { Composition } from "./composition.ts";
import type { HostConfig } from "./config/host-config.ts";
import type { HostParts } from "./host-parts.ts";
import type { LoadedSurfaces } from "./surfaces/loaded-surface.ts";

/** What middleware, routes and the end of a host work with. */
export interface Assembly {
  readonly composition: Composition;
  readonly config: HostConfig;
  readonly parts: HostParts;
  readonly surfaces: LoadedSurfaces;
}
