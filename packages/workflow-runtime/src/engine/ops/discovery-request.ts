import type { Effect } from "./table.ts";

/** The function wants to be called again as it is. */
export const discoveryRequest = (): Effect => "ended";
