import type { Encode } from "../operation/traits.ts";

/** JSON of another media type than `application/json`. */
export function jsonBody(mediaType: string): Encode {
  return (value, exchange) => {
    exchange.headers["content-type"] = mediaType;
    return JSON.stringify(value);
  };
}
