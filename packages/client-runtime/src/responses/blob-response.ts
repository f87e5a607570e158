import type { Decode } from "../operation/traits.ts";

/** Reads an answer as a `Blob`. */
export const blobResponse: Decode = (response) => response.blob();
