import { gzipSync } from "fflate";

/** One file of a tarball; its path is relative to the package. */
export interface PackedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const block = 512;
/** 1985-10-26T08:15:00Z: what npm and pnpm write, too. */
const modified = 499_162_500;
const unknownSystem = 255;

/**
 * `package/…` as gzipped ustar (POSIX.1-1988), the same bytes on every machine: sorted, without owner, time or mode of the
 * files. Compressed by fflate, which is JavaScript: zlib's output depends on its version and on the processor.
 */
export function tarball(files: readonly PackedFile[]): Uint8Array {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const parts = sorted.flatMap(({ path, bytes }) => [
    header(`package/${path}`, bytes.length),
    bytes,
    new Uint8Array(-bytes.length & (block - 1)),
  ]);
  const gzip = gzipSync(concatenated([...parts, new Uint8Array(2 * block)]), { level: 9, mtime: 0 });
  gzip[9] = unknownSystem;
  return gzip;
}

function header(path: string, size: number): Uint8Array {
  const bytes = new Uint8Array(block);
  const text = (value: string, at: number) => void bytes.set(new TextEncoder().encode(value), at);
  const octal = (value: number, at: number, digits: number) => text(value.toString(8).padStart(digits, "0"), at);
  const [prefix, name] = splitPath(path);
  text(name, 0);
  octal(0o644, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(size, 124, 11);
  octal(modified, 136, 11);
  text("        ", 148);
  text("0", 156);
  text("ustar\u000000", 257);
  octal(0, 329, 7);
  octal(0, 337, 7);
  text(prefix, 345);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  text(`${sum.toString(8).padStart(6, "0")}\u0000 `, 148);
  return bytes;
}

/** ustar holds 155 bytes of folders and 100 of the rest. */
function splitPath(path: string): readonly [prefix: string, name: string] {
  const length = (text: string) => new TextEncoder().encode(text).length;
  if (length(path) <= 100) return ["", path];
  const slashes = [...path.matchAll(/\//g)].map(({ index }) => index).reverse();
  const at = slashes.find((index) => length(path.slice(0, index)) <= 155);
  if (at === undefined || length(path.slice(at + 1)) > 100) throw new Error(`The path is too long for ustar: ${path}`);
  return [path.slice(0, at), path.slice(at + 1)];
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
