import { read } from "../operation/read.ts";
import type { Decode } from "../operation/traits.ts";

/** For an operation that answers JSON or nothing: `undefined` when the body is empty. */
export const optionalJson: Decode = async (response, exchange) => {
  const text = await response.text();
  return text ? read(new Response(text, response), exchange) : undefined;
};
