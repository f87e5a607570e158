import { deserialize, serialize } from "node:v8";
import { readSealed, writeSealed } from "./sealed-file.ts";

/** What a step remembers from run to run; it reads and writes where it runs, so that nothing large crosses a thread. */
export interface Memo {
  readonly entries: Map<string, string>;
  /** Stores the entries. A memo that cannot be written costs time in the next run, nothing else. */
  save(): void;
}

/** Opens a memo; one that is missing or damaged is empty. Without a path nothing is kept. */
export function openMemo(path: string | undefined): Memo {
  const entries = path === undefined ? new Map<string, string>() : read(path);
  return {
    entries,
    save() {
      if (path === undefined) return;
      try {
        writeSealed(path, serialize(entries));
      } catch {
        // The cache itself reports that it cannot be written.
      }
    },
  };
}

function read(path: string): Map<string, string> {
  const body = readSealed(path);
  try {
    const stored: unknown = body && deserialize(body);
    return stored instanceof Map ? (stored as Map<string, string>) : new Map();
  } catch {
    return new Map();
  }
}
