import type { Decode } from "../operation/traits.ts";

/** Reads an answer as text, whatever its type. */
export const textResponse: Decode = (response) => response.text();
