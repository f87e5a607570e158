import { createHash, createHmac } from "node:crypto";
import { canonical } from "./canonical.ts";

const prefix = /^signkey-\w+-/;

/** What the server's API takes as bearer token: the key's prefix and the SHA-256 of its bytes, never the key. */
export function bearerToken(signingKey: string): string {
  const bytes = Buffer.from(signingKey.replace(prefix, ""), "hex");
  return `${prefix.exec(signingKey)?.[0] ?? ""}${createHash("sha256").update(bytes).digest("hex")}`;
}

/** True when a self-hosted server takes the key: hexadecimal, an even number of digits. */
export const isHexKey = (signingKey: string): boolean => /^(?:[0-9a-f]{2})+$/i.test(signingKey.replace(prefix, ""));

/** The header `x-inngest-signature` for a body, as the server makes it. */
export function signature(body: string, signingKey: string, nowMs: number): string {
  const time = String(Math.round(nowMs / 1000));
  const content = body === "" ? "" : canonical(JSON.parse(body));
  const digest = createHmac("sha256", signingKey.replace(prefix, "")).update(content).update(time).digest("hex");
  return `t=${time}&s=${digest}`;
}
