import { crc32, deflateSync, inflateSync } from "node:zlib";

/** A screenshot with a palette of 256 colours: a third of the size, and nobody sees the difference. */
export function smallerPng(file: Buffer): Buffer {
  const { header, width, rows } = read(file);
  const counts = new Map<number, number>();
  for (const row of rows)
    for (let at = 0; at < row.length; at += 3)
      counts.set(row.readUIntBE(at, 3), (counts.get(row.readUIntBE(at, 3)) ?? 0) + 1);
  const palette = paletteOf([...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour));
  const places = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]));
  const indices = rows.map((row) =>
    Buffer.from([0, ...Array.from({ length: width }, (_, x) => places.get(row.readUIntBE(x * 3, 3)) ?? 0)]),
  );
  const colours = Buffer.alloc(palette.length * 3);
  for (const [at, colour] of palette.entries()) colours.writeUIntBE(colour, at * 3, 3);
  header[9] = 3;
  const data = deflateSync(Buffer.concat(indices), { level: 9 });
  const end = chunk("IEND", Buffer.alloc(0));
  return Buffer.concat([file.subarray(0, 8), chunk("IHDR", header), chunk("PLTE", colours), chunk("IDAT", data), end]);
}

/** Reads what Chromium writes: 8 bits for each of red, green and blue, not interlaced (PNG, sections 9 and 11). */
function read(file: Buffer) {
  const data: Buffer[] = [];
  let header = Buffer.alloc(0);
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    const content = file.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") header = Buffer.from(content);
    if (type === "IDAT") data.push(content);
    at += length + 12;
  }
  const width = header.readUInt32BE(0);
  const raw = inflateSync(Buffer.concat(data));
  const rows: Buffer[] = [];
  for (let at = 0; at < raw.length; at += width * 3 + 1)
    rows.push(unfiltered(raw.subarray(at, at + width * 3 + 1), rows.at(-1)));
  return { header, width, rows };
}

function unfiltered(line: Buffer, above: Buffer | undefined): Buffer {
  const row = Buffer.alloc(line.length - 1);
  for (let x = 0; x < row.length; x++) {
    const [left = 0, corner = 0] = x < 3 ? [] : [row[x - 3], above?.[x - 3]];
    const up = above?.[x] ?? 0;
    const guesses = [0, left, up, (left + up) >> 1, paeth(left, up, corner)];
    row[x] = (line[x + 1] ?? 0) + (guesses[line[0] ?? 0] ?? 0);
  }
  return row;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The commonest ones, then those that are furthest from all that are there: a small icon keeps its colour. */
function paletteOf(commonest: readonly number[]): number[] {
  const palette = commonest.slice(0, 128);
  const gaps = new Map(commonest.map((colour) => [colour, distance(palette[nearest(palette, colour)] ?? 0, colour)]));
  while (palette.length < Math.min(256, commonest.length)) {
    const [next] = [...gaps].reduce((widest, each) => (each[1] > widest[1] ? each : widest));
    palette.push(next);
    for (const [colour, gap] of gaps) gaps.set(colour, Math.min(gap, distance(next, colour)));
  }
  return palette;
}

function nearest(palette: readonly number[], colour: number): number {
  return palette.reduce(
    (best, other, at) => (distance(other, colour) < distance(palette[best] ?? 0, colour) ? at : best),
    0,
  );
}

function distance(a: number, b: number): number {
  return [16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([frame, body, check]);
}
