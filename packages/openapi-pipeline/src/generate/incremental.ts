import type { OutputFile } from "../artifacts/output-file.ts";
import type { DocumentSlice } from "./slice.ts";
import type { MemoSlot, TargetInput } from "./target.ts";
import { tabulateUnits, type UnitTable } from "./units.ts";

/** A tool's output, taken apart by the units of the document that it was made from. */
export interface Dismantled<Part, Frame> {
  readonly parts: ReadonlyMap<string, Part>;
  /** What belongs to no unit. */
  readonly frame: Frame;
}

/** How a target takes its tool's output apart and puts it together again. `Part` and `Frame` are JSON. */
export interface Workshop<Part, Frame> {
  /** Runs the tool; `undefined` when its output cannot be attributed to units. */
  readonly make: (slice: DocumentSlice) => Promise<Dismantled<Part, Frame> | undefined>;
  /** Parts come in the order of the document. */
  readonly assemble: (parts: readonly (readonly [key: string, part: Part])[], frame: Frame) => OutputFile[];
}

interface Remembered<Part, Frame> {
  readonly context: string;
  readonly frame: Frame;
  readonly units: Readonly<Record<string, readonly [fingerprint: string, part: Part]>>;
}

/** The files, and the parts that they were put together from. */
export interface Assembled<Part> {
  readonly files: readonly OutputFile[];
  readonly parts: readonly Part[];
}

/**
 * Generates only the units that changed, and takes the others from the memo. A whole run goes through the same assembly,
 * so both give the same bytes. `undefined` when the output cannot be taken apart; the caller then runs its tool plainly.
 */
export async function generateIncrementally<Part, Frame>(
  input: TargetInput,
  workshop: Workshop<Part, Frame>,
): Promise<Assembled<Part> | undefined> {
  const table = tabulateUnits(input.document);
  const context = [...input.preamble, table.context].join("\n");
  const old = recall<Part, Frame>(input.memo, context);
  const missing = table.units.filter((unit) => old?.units[unit.key]?.[0] !== unit.fingerprint).map((unit) => unit.key);
  let made: Dismantled<Part, Frame> | undefined;
  if (old === undefined || missing.length > 0) {
    made = await makeInShards(
      workshop,
      old === undefined && missing.length <= shardSize ? [input] : shards(table, missing),
    );
    if (made === undefined || missing.some((key) => made?.parts.get(key) === undefined)) return undefined;
  }
  const fresh = new Set(missing);
  const frame = old === undefined ? (made as Dismantled<Part, Frame>).frame : old.frame;
  const parts = table.units.map(({ key }) => {
    const part = fresh.has(key) ? made?.parts.get(key) : old?.units[key]?.[1];
    return [key, part as Part] as const;
  });
  if (made !== undefined && input.memo !== undefined) {
    const units = Object.fromEntries(
      table.units.map(({ key, fingerprint }, index) => [key, [fingerprint, parts[index]?.[1] as Part] as const]),
    );
    input.memo.write(JSON.stringify({ context, frame, units } satisfies Remembered<Part, Frame>));
  }
  return { files: workshop.assemble(parts, frame), parts: parts.map(([, part]) => part) };
}

/** Units in one run of a tool. A tool's memory grows with its document: at a thousand operations shards take half of it. */
const shardSize = 600;

/** The document with the missing units, in pieces; each has the components that it needs. */
function shards(table: UnitTable, missing: readonly string[]): DocumentSlice[] {
  const outward = table.units.filter((unit) => unit.reachesOut).map((unit) => unit.key);
  const count = Math.ceil(missing.length / shardSize);
  const size = Math.ceil(missing.length / count);
  return Array.from({ length: count }, (_, index) => {
    const piece = missing.slice(index * size, (index + 1) * size);
    return table.slice(new Set([...piece, ...outward]));
  });
}

async function makeInShards<Part, Frame>(
  workshop: Workshop<Part, Frame>,
  slices: readonly DocumentSlice[],
): Promise<Dismantled<Part, Frame> | undefined> {
  const parts = new Map<string, Part>();
  let frame: Frame | undefined;
  for (const slice of slices) {
    const made = await workshop.make(slice);
    if (made === undefined) return undefined;
    for (const [key, part] of made.parts) parts.set(key, part);
    frame ??= made.frame;
  }
  return { parts, frame: frame as Frame };
}

function recall<Part, Frame>(memo: MemoSlot | undefined, context: string): Remembered<Part, Frame> | undefined {
  const text = memo?.read();
  if (text === undefined) return undefined;
  try {
    const remembered = JSON.parse(text) as Remembered<Part, Frame>;
    return remembered.context === context ? remembered : undefined;
  } catch {
    // A damaged entry costs time, nothing else.
    return undefined;
  }
}
