import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface CampaignOptions {
  readonly folder: string;
  readonly kills: number;
  readonly random: () => number;
  /** Told after each kill. */
  readonly onKill?: (kill: number) => void;
}

export interface CampaignResult {
  readonly acknowledged: readonly string[];
  /** Milliseconds from the start of a process to its first step of a run that an earlier one was told of. */
  readonly resumedAfter: readonly number[];
  /** Kills before the engine said that it was ready. */
  readonly killedEarly: number;
}

export const filesOf = (folder: string) => ({
  file: join(folder, "engine.db"),
  ledger: join(folder, "ledger.txt"),
  accounts: join(folder, "accounts.db"),
});

const child = fileURLToPath(new URL("child.ts", import.meta.url));

interface Life {
  readonly process: ChildProcess;
  readonly ready: Promise<void>;
  readonly ended: Promise<number | null>;
}

class Campaign {
  readonly acknowledged: string[] = [];
  readonly resumedAfter: number[] = [];
  readonly #options: CampaignOptions;

  constructor(options: CampaignOptions) {
    this.#options = options;
  }

  start(life: number, triggers: number): Life {
    const startedAt = performance.now();
    const options = { ...filesOf(this.#options.folder), life, triggers, open: 24 };
    const process = spawn(globalThis.process.execPath, ["--no-warnings", child, JSON.stringify(options)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines = createInterface({ input: process.stdout as NonNullable<typeof process.stdout> });
    const ended = new Promise<number | null>((resolve) => process.on("close", resolve));
    const ready = new Promise<void>((resolve) => {
      lines.on("line", (line) => {
        if (line === "ready") resolve();
        if (line === "resumed") this.resumedAfter.push(performance.now() - startedAt);
        if (line.startsWith("acknowledged ")) this.acknowledged.push(line.slice(13));
      });
      void ended.then(() => resolve());
    });
    return { process, ready, ended };
  }
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts an engine, kills it with SIGKILL at a random moment, again and again; the last one finishes everything. */
export const campaign = async (options: CampaignOptions): Promise<CampaignResult> => {
  const { kills, random, onKill } = options;
  const course = new Campaign(options);
  let killedEarly = 0;
  for (let kill = 1; kill <= kills; kill++) {
    const { process, ready, ended } = course.start(kill, 1_000_000);
    // One in ten dies while it starts, recovers or migrates.
    if (random() < 0.1) {
      killedEarly += 1;
      await Promise.race([ready, wait(random() * 500)]);
    } else {
      await ready;
      // Half of them soon after, half when runs come to their ends.
      await wait(random() * (kill % 2 === 0 ? 300 : 1500));
    }
    if (process.exitCode !== null) throw new Error(`The engine ended by itself with ${process.exitCode}.`);
    process.kill("SIGKILL");
    await ended;
    onKill?.(kill);
  }
  const last = course.start(kills + 1, 0);
  const exitCode = await Promise.race([last.ended, wait(120_000).then(() => "no end" as const)]);
  if (exitCode !== 0) {
    last.process.kill("SIGKILL");
    throw new Error(`The engine did not finish what was acknowledged: ${exitCode}`);
  }
  return { acknowledged: course.acknowledged, resumedAfter: course.resumedAfter, killedEarly };
};
