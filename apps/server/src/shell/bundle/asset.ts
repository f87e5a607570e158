import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { entityTag, revalidated } from "../../pages/revalidation.ts";

/** A file of the page, whose name changes when its content does. */
export interface Asset {
  answer(request: Request): Response;
}

const encodings = ["br", "gzip"] as const;
type Encoding = (typeof encodings)[number];

/** Compresses once, as well as it can be done. */
export function createAsset(text: string, type: string): Asset {
  const plain = new Uint8Array(Buffer.from(text));
  const forms: Readonly<Record<Encoding, Uint8Array<ArrayBuffer>>> = {
    br: new Uint8Array(brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } })),
    gzip: new Uint8Array(gzipSync(plain, { level: 9 })),
  };
  const tags = { br: entityTag(forms.br), gzip: entityTag(forms.gzip), plain: entityTag(plain) };
  const headers = {
    "content-type": type,
    "cache-control": "public, max-age=31536000, immutable",
    vary: "accept-encoding",
  };
  return {
    answer(request) {
      const encoding = accepted(request.headers.get("accept-encoding") ?? "");
      if (!encoding) return revalidated(request, { body: plain, etag: tags.plain, headers });
      return revalidated(request, {
        body: forms[encoding],
        etag: tags[encoding],
        headers: { ...headers, "content-encoding": encoding },
      });
    },
  };
}

/** The best encoding that a client takes (RFC 9110, 12.5.3). */
function accepted(header: string): Encoding | undefined {
  const offers = new Map(
    header.split(",").map((offer) => {
      const [name = "", weight = ""] = offer.toLowerCase().split(";");
      return [name.trim(), !/q\s*=\s*0(\.0*)?\s*$/.test(weight)];
    }),
  );
  return encodings.find((encoding) => offers.get(encoding) ?? offers.get("*"));
}
