export type { Caller, Composition, CompositionOptions, MountedSurface, WebPlugin } from "./composition.ts";
