import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { entityTag, revalidated, type Unchanging } from "../../pages/revalidation.ts";

const encodings = ["br", "gzip"] as const;
type Encoding = (typeof encodings)[number];

/** A file of the page in each of its encodings, as base64. */
export interface PackedAsset {
  readonly path: string;
  readonly type: string;
  readonly forms: Readonly<Record<Encoding | "identity", string>>;
}

/** Compresses as well as it can be done; that takes a while. */
export async function packAsset(path: string, text: string, type: string): Promise<PackedAsset> {
  const plain = Buffer.from(text);
  const [br, gz] = await Promise.all([promisify(brotliCompress)(plain), promisify(gzip)(plain, { level: 9 })]);
  const forms = { identity: plain.toString("base64"), br: br.toString("base64"), gzip: gz.toString("base64") };
  return { path, type, forms };
}

/** A file of the page; its name changes when its content does. */
export interface Asset {
  answer(request: Request): Response;
}

export function unpackAsset({ type, forms }: PackedAsset): Asset {
  const headers = {
    "content-type": type,
    "cache-control": "public, max-age=31536000, immutable",
    vary: "accept-encoding",
  };
  const unpack = (encoding: Encoding | "identity"): Unchanging => {
    const body = new Uint8Array(Buffer.from(forms[encoding], "base64"));
    const encoded = encoding === "identity" ? {} : { "content-encoding": encoding };
    return { body, etag: entityTag(body), headers: { ...headers, ...encoded } };
  };
  const answers = { br: unpack("br"), gzip: unpack("gzip"), identity: unpack("identity") };
  return {
    answer: (request) => revalidated(request, answers[accepted(request.headers.get("accept-encoding") ?? "")]),
  };
}

/** The best encoding that a client takes (RFC 9110, 12.5.3). */
function accepted(header: string): Encoding | "identity" {
  const offers = new Map(
    header.split(",").map((offer) => {
      const [name = "", weight = ""] = offer.toLowerCase().split(";");
      return [name.trim(), !/q\s*=\s*0(\.0*)?\s*$/.test(weight)];
    }),
  );
  return encodings.find((encoding) => offers.get(encoding) ?? offers.get("*")) ?? "identity";
}
