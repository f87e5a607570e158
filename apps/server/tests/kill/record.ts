import { appendFileSync, readFileSync } from "node:fs";

/** What callers have seen, written down beside the host's files as soon as they see it. */
export type Entry =
  | { readonly what: "created"; readonly n: number }
  | { readonly what: "asked"; readonly n: number; readonly key: string }
  | { readonly what: "acknowledged"; readonly n: number; readonly key: string; readonly runId: string }
  /** Sequences of the events of a run in the order of their arrival, over all connections of one stream. */
  | { readonly what: "followed"; readonly runId: string; readonly sequences: readonly number[] }
  | { readonly what: "signed in"; readonly tenant: string; readonly cookie: string };

export class CallersRecord {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  note(entry: Entry): void {
    appendFileSync(this.#file, `${JSON.stringify(entry)}\n`);
  }

  /** Every entry of one kind. */
  read<What extends Entry["what"]>(what: What): readonly Extract<Entry, { readonly what: What }>[] {
    const lines = readFileSync(this.#file, "utf8").split("\n").slice(0, -1);
    const entries = lines.map((line) => JSON.parse(line) as Entry);
    return entries.filter((entry): entry is Extract<Entry, { readonly what: What }> => entry.what === what);
  }
}
