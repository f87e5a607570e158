import { dirname, join } from "node:path";

/** The part of `node:fs` that a transaction uses, so that a test can make one call of it fail. */
export type TransactionFileSystem = Pick<
  typeof import("node:fs"),
  "copyFileSync" | "existsSync" | "linkSync" | "mkdirSync" | "renameSync" | "rmdirSync" | "rmSync" | "writeFileSync"
>;

interface Step {
  readonly target: string;
  /** New bytes; undefined: the target goes. */
  readonly staged?: string;
  /** A second name of the previous file, until the commit is complete. */
  backup?: string;
  done: boolean;
}

/**
 * Replaces a set of files as one: stage everything, then commit. A rename is atomic and a few hundred take milliseconds;
 * each previous file keeps a second name until the last rename is through, so that a failure in between is undone.
 * There is no fsync: artifacts are derived, and after a power failure the next build compares bytes and mends them.
 */
export class Transaction {
  readonly #fileSystem: TransactionFileSystem;
  readonly #temporaryName: () => string;
  readonly #steps: Step[] = [];
  readonly #created: string[] = [];

  constructor(fileSystem: TransactionFileSystem, temporaryName: () => string) {
    this.#fileSystem = fileSystem;
    this.#temporaryName = temporaryName;
  }

  /** Writes the new bytes beside the target. */
  stage(target: string, bytes: Uint8Array): void {
    const created = this.#fileSystem.mkdirSync(dirname(target), { recursive: true });
    if (created) this.#created.push(dirname(target), created);
    const staged = this.#beside(target);
    this.#steps.push({ target, staged, done: false });
    this.#fileSystem.writeFileSync(staged, bytes, { flag: "wx" });
  }

  /** Notes that the target goes. */
  stageRemoval(target: string): void {
    this.#steps.push({ target, done: false });
  }

  /** Moves everything into place; tells before each target which it is. Synchronous, so that no signal comes between. */
  commit(onTarget: (target: string) => void): void {
    const fs = this.#fileSystem;
    for (const step of this.#steps) {
      onTarget(step.target);
      const backup = this.#beside(step.target);
      if (step.staged === undefined) {
        fs.renameSync(step.target, backup);
        step.backup = backup;
      } else {
        if (fs.existsSync(step.target)) {
          step.backup = backup;
          this.#link(step.target, backup);
        }
        fs.renameSync(step.staged, step.target);
      }
      step.done = true;
    }
    for (const { backup } of this.#steps) if (backup) this.#quietly(() => fs.rmSync(backup, { force: true }));
  }

  /** Undoes what was done and removes what was staged. Never throws: the first failure is the one to tell. */
  rollBack(): void {
    const fs = this.#fileSystem;
    for (const { target, staged, backup, done } of this.#steps.toReversed()) {
      if (done && backup) this.#quietly(() => fs.renameSync(backup, target));
      else if (done) this.#quietly(() => fs.rmSync(target, { force: true }));
      else if (backup) this.#quietly(() => fs.rmSync(backup, { force: true }));
      if (staged) this.#quietly(() => fs.rmSync(staged, { force: true }));
    }
    for (const [deepest, first] of pairs(this.#created).toReversed()) this.#removeFolders(deepest, first);
  }

  #beside(target: string): string {
    return join(dirname(target), this.#temporaryName());
  }

  #link(from: string, to: string): void {
    try {
      this.#fileSystem.linkSync(from, to);
    } catch {
      // File systems without hard links (exFAT, some network shares).
      this.#fileSystem.copyFileSync(from, to);
    }
  }

  #removeFolders(deepest: string, first: string): void {
    for (let folder = deepest; folder.length >= first.length; folder = dirname(folder)) {
      try {
        this.#fileSystem.rmdirSync(folder);
      } catch {
        return;
      }
    }
  }

  #quietly(action: () => void): void {
    try {
      action();
    } catch {
      // The next build removes what is left over.
    }
  }
}

function pairs(flat: readonly string[]): [string, string][] {
  return flat.flatMap((value, index) =>
    index % 2 === 0 ? [[value, flat[index + 1] ?? value] as [string, string]] : [],
  );
}
