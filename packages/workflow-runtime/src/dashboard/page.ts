import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";

/** What is served of `assets/`, by extension. */
const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** No script but ours, no markup made of text (Trusted Types), no frame around it, nothing from elsewhere. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const always = {
  "content-security-policy": policy,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** The page's own files. */
export interface Page {
  /** The page; which run it shows is in its address. */
  html(): Response;
  asset(name: string, request: Request): Response | undefined;
}

interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
}

/** Reads the files once. They lie beside this module, in the sources and in the published package. */
export function loadPage(basePath: string): Page {
  const folder = new URL("./assets/", import.meta.url);
  const html = readFileSync(new URL("index.html", folder), "utf8").replaceAll("{{base}}", escapeAttribute(basePath));
  const files = new Map<string, Asset>();
  for (const name of readdirSync(folder)) {
    const type = types[extname(name)];
    if (type === undefined) continue;
    const bytes = new Uint8Array(readFileSync(new URL(name, folder)));
    files.set(name, { bytes, type, etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"` });
  }
  return {
    html: () =>
      new Response(html, {
        headers: { ...always, "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
      }),
    asset(name, request) {
      const file = files.get(name);
      if (!file) return undefined;
      const headers = { ...always, "content-type": file.type, etag: file.etag, "cache-control": "no-cache" };
      if (request.headers.get("if-none-match") === file.etag) return new Response(null, { status: 304, headers });
      return new Response(file.bytes, { headers });
    },
  };
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
