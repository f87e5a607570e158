import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { entityTag, type Unchanging } from "../revalidation.ts";

/** Redoc shows its maker's logo from a server of theirs; this one stands in the page and asks nobody. */
const foreignLogo = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(?:-full)?\.svg/g;
const ownLogo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="52" height="16"><text y="12" font-size="12" font-family="sans-serif" fill="#1871d9">Redocly</text></svg>',
)}`;

/** The viewer's script, as it is and compressed. */
export interface Viewer {
  /** Changes with the bytes, so that browsers may keep them for ever. */
  readonly path: string;
  script(encodings: string): Unchanging;
}

/** Reads Redoc's bundle (MIT). It is compressed once, when somebody first wants it. */
export function loadViewer(): Viewer {
  const file = createRequire(import.meta.url).resolve("redoc/bundles/redoc.standalone.js");
  const text = readFileSync(file, "utf8").replace(foreignLogo, ownLogo);
  const etag = entityTag(text);
  const version = etag.replaceAll('"', "").slice(0, 12);
  const headers = {
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=31536000, immutable",
    vary: "accept-encoding",
  };
  const plain = { body: text, etag, headers };
  let compressed: Unchanging | undefined;
  return {
    path: `/reference/assets/redoc-${version}.js`,
    script(encodings) {
      if (!/\bgzip\b/.test(encodings)) return plain;
      compressed ??= {
        body: new Uint8Array(gzipSync(text, { level: 9 })),
        etag: etag.replace(/"$/, '-gzip"'),
        headers: { ...headers, "content-encoding": "gzip" },
      };
      return compressed;
    },
  };
}
