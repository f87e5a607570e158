import type { Provided } from "../types.ts";

/** The value, asked for when it is a function. */
export async function given(provided: Provided<string>): Promise<string> {
  return typeof provided === "function" ? provided() : provided;
}
