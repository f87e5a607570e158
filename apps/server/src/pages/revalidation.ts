import { createHash } from "node:crypto";

/** A strong entity tag of some bytes (RFC 9110, 8.8.3). */
export function entityTag(bytes: string | Uint8Array): string {
  return `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 27)}"`;
}

/** Bytes that do not change while the host runs. */
export interface Unchanging {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The bytes, or 304 for who has them already (RFC 9110, 13.1.2). */
export function revalidated(request: Request, { body, etag, headers }: Unchanging): Response {
  const answer = { ...headers, etag };
  const known = (request.headers.get("if-none-match") ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  if (known.includes(etag) || known.includes("*")) return new Response(null, { status: 304, headers: answer });
  return new Response(body, { headers: answer });
}
