import type { Encode } from "../operation/traits.ts";
import { json } from "./json.ts";

/** For a body that may be left out: sends none when no property is given. */
export function unlessEmpty(encode: Encode = json): Encode {
  return (value, exchange) =>
    Object.values(value as object).some((item) => item !== undefined) ? encode(value, exchange) : undefined;
}
