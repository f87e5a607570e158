import type { Encode } from "../operation/traits.ts";

/** Text of a media type. */
export function textBody(mediaType: string): Encode {
  return (value, exchange) => {
    exchange.headers["content-type"] = mediaType;
    return String(value);
  };
}
