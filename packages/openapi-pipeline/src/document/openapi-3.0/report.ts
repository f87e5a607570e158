import type { Place } from "@rawr/openapi-document";

/** How the parts of the view report: the code, its words, and the place in the 3.1 document. */
export type Report = (
  code: "view-part-dropped" | "view-loosened" | "view-annotation-dropped",
  parameters: readonly [string, string?],
  place: Place | undefined,
) => void;
