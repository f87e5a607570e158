import { read } from "../operation/read.ts";
import type { Decode } from "../operation/traits.ts";

/** Reads an answer by its content type: JSON, text, or else a `Blob`; `undefined` when there is none. */
export const anyResponse: Decode = async (response, exchange) => {
  const type = response.headers.get("content-type") ?? "";
  if (/[/+]json/i.test(type)) return read(response, exchange);
  if (/^text\/|[/+]xml|urlencoded/i.test(type)) return response.text();
  const blob = await response.blob();
  return blob.size > 0 ? blob : undefined;
};
