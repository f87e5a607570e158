import type { Encode } from "../operation/traits.ts";

/** Bytes of a media type: a `Blob`, buffer, view, string or stream. A stream is sent once, and never again. */
export function binaryBody(mediaType: string): Encode {
  return (value, exchange) => {
    exchange.headers["content-type"] = mediaType;
    // What `fetch` asks for with a stream (Fetch standard, "half duplex").
    if (value instanceof ReadableStream) Object.assign(exchange, { duplex: "half" });
    return value as RequestInit["body"];
  };
}
