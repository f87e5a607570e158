import type { Decode } from "../operation/traits.ts";

/** For an operation that answers nothing: `undefined`, whatever comes. */
export const noContent: Decode = async (response) => {
  await response.body?.cancel();
};
