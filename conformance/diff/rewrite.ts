import type { TSchema } from "typebox";

/** A name and two schemas. Each is made anew for each place, as if it were written there. */
export type Rewrite = readonly [name: string, one: () => TSchema, other: () => TSchema];
