import type { ApiOperation } from "../model.ts";
import { templateNames } from "./paths.ts";
import type { Entry, Found, Reader } from "./reader.ts";
import { elsewhere, type Station } from "./station.ts";

const deepest = 16;

/** The operation that the callbacks belong to, and how a path item below them is read. */
interface Owner {
  readonly owner: Station;
  readonly read: (entry: Entry, station: Station) => ApiOperation[];
}

/** Callbacks of an operation, by key. Whoever answered it now asks. */
export function readCallbacks(
  reader: Reader,
  { node, pointer }: Found,
  owner: Owner,
): ReadonlyMap<string, ApiOperation> {
  const callbacks = new Map<string, ApiOperation>();
  for (const entry of reader.entries(node.callbacks, `${pointer}/callbacks`)) {
    for (const operation of readCallback(reader, entry, owner)) callbacks.set(operation.key, operation);
  }
  return callbacks;
}

function readCallback(reader: Reader, { key: name, value, pointer }: Entry, { owner, read }: Owner): ApiOperation[] {
  const found = reader.follow(value, pointer);
  // A callback within itself, one change of roles later, and again: from there on nothing new is said.
  if (!found || owner.within.filter((node) => node === found.node).length > 1) return [];
  if (owner.within.length === deepest)
    reader.problem(pointer, `Callbacks within callbacks, more than ${deepest} deep.`);
  if (owner.within.length === deepest || !reader.countCallback(pointer)) return [];
  return reader
    .entries(found.node, found.pointer)
    .filter(({ key }) => !key.startsWith("x-"))
    .flatMap((entry) =>
      read(entry, {
        ...elsewhere,
        key: (method) => `${owner.key("")} callback ${name} ${entry.key} ${method}`,
        path: entry.key,
        names: templateNames(entry.key),
        initiator: owner.initiator === "caller" ? "server" : "caller",
        within: [...owner.within, found.node],
      }),
    );
}
