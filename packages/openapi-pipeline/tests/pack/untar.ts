import { gunzipSync } from "node:zlib";

/** The files of a package's tarball by path, without the leading `package/`. */
export function untar(bytes: Uint8Array): ReadonlyMap<string, string> {
  const archive = gunzipSync(bytes);
  const files = new Map<string, string>();
  const field = (at: number, length: number) => archive.toString("utf8", at, at + length).replace(/\0.*$/s, "");
  for (let at = 0; archive[at] !== 0; ) {
    const size = Number.parseInt(field(at + 124, 12), 8);
    const path = [field(at + 345, 155), field(at, 100)].filter((part) => part !== "").join("/");
    files.set(path.replace(/^package\//, ""), archive.toString("utf8", at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}
