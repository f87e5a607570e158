import { hash } from "node:crypto";

/** SHA-256 of bytes or of UTF-8 text, in lower-case hex. */
export function sha256(data: string | NodeJS.ArrayBufferView): string {
  return hash("sha256", data, "hex");
}
