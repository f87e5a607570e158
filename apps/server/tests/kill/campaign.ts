import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Address, steadyOrigin } from "./address.ts";
import { Callers } from "./callers.ts";
import { startHost } from "./host-process.ts";
import { CallersRecord } from "./record.ts";

export interface CampaignOptions {
  /** Empty; for the state folder and what the callers have seen. */
  readonly folder: string;
  readonly kills: number;
  /** Told after each kill. */
  readonly onKill?: (kill: number) => void;
}

export interface CampaignResult {
  /** Kills before the host said that it was ready. */
  readonly killedEarly: number;
  /** Requests that took up an event stream after its last event. */
  readonly resumed: number;
  /** Requests that died with the host, and were sent again as they were. */
  readonly resent: number;
  /** Keys that were acknowledged, sent again at the end, and answered with another run. */
  readonly otherRuns: readonly string[];
  /** Tenants whose sessions were lost. */
  readonly lostSessions: readonly string[];
  /** Milliseconds from the start of a process to its ready line. */
  readonly readyAfter: readonly number[];
  /** Of the last host, which was asked to stop. */
  readonly exitCode: number | null;
}

export const filesOf = (folder: string) => {
  const state = join(folder, "state");
  return {
    state,
    log: join(folder, "host.log"),
    record: join(folder, "callers.jsonl"),
    invoices: join(state, "invoices.db"),
    ledger: join(state, "ledger.db"),
    workflows: join(state, "workflows.db"),
    sessions: join(state, "host.db"),
  };
};

/** Longest that the last host may take for what is left, in milliseconds. */
const patience = 120_000;

/** Starts the host and kills it with SIGKILL in the middle of its work, again and again; the last one finishes everything. */
export async function campaign({ folder, kills, onKill }: CampaignOptions): Promise<CampaignResult> {
  const files = filesOf(folder);
  const record = new CallersRecord(files.record);
  const address = new Address();
  const callers = new Callers({ address, record, ledgerFile: files.ledger, width: 24 });
  const course = new Course(files, address);
  let failed: unknown;
  let work: Promise<void> | undefined;
  for (let kill = 1; kill <= kills; kill++) {
    // One in seven dies while it starts, recovers or migrates.
    const early = kill % 7 === 3;
    const life = await course.begin({ early });
    work ??= callers.work().catch((error: unknown) => void (failed = error ?? new Error("The callers failed.")));
    if (!early) {
      await underWay(callers);
      // Some soon after, some when runs come to their ends.
      await delay(kill % 2 === 0 ? Math.random() * 700 : 500 + Math.random() * 4_000);
      await underWay(callers);
    }
    await course.kill(life);
    onKill?.(kill);
  }
  const last = await course.begin({ early: false });
  callers.stopping = true;
  await Promise.race([work, delay(patience, undefined, { ref: false }).then(() => (failed ??= new Error(unfinished)))]);
  try {
    if (failed !== undefined) throw failed;
    const otherRuns = await callers.repeat(200);
    const lostSessions = await lost(address, record);
    last.process.kill("SIGTERM");
    return { ...course.figures(), resent: callers.resent, otherRuns, lostSessions, exitCode: await last.ended };
  } finally {
    last.process.kill("SIGKILL");
  }
}

/** Waits until some run is followed, as far as the callers get. */
async function underWay(callers: Callers): Promise<void> {
  for (let waited = 0; callers.following === 0 && waited < 30_000; waited += 10) await delay(10);
}

const unfinished = `Two minutes after the last kill, runs that were acknowledged have not ended.`;

class Course {
  readonly #files: ReturnType<typeof filesOf>;
  readonly #address: Address;
  readonly #readyAfter: number[] = [];
  #killedEarly = 0;

  constructor(files: ReturnType<typeof filesOf>, address: Address) {
    this.#files = files;
    this.#address = address;
  }

  async begin({ early }: { readonly early: boolean }) {
    const from = performance.now();
    const life = startHost(this.#files.state, this.#files.log);
    if (early) {
      this.#killedEarly += 1;
      await Promise.race([life.url, delay(200 + Math.random() * 800)]);
      return life;
    }
    const url = await life.url;
    if (url === undefined) throw this.#endedByItself(await life.ended);
    this.#readyAfter.push(performance.now() - from);
    this.#address.tell(url);
    return life;
  }

  async kill({ process, ended }: ReturnType<typeof startHost>): Promise<void> {
    if (process.exitCode !== null) throw this.#endedByItself(process.exitCode);
    this.#address.forget();
    process.kill("SIGKILL");
    await ended;
  }

  #endedByItself(exitCode: number | null): Error {
    const said = readFileSync(this.#files.log, "utf8").slice(-2_000);
    return new Error(`The host ended by itself with ${exitCode}:\n${said}`);
  }

  figures() {
    return { killedEarly: this.#killedEarly, readyAfter: this.#readyAfter, resumed: this.#address.resumed };
  }
}

/** Asks who each cookie is that was ever given out. */
async function lost(address: Address, record: CallersRecord): Promise<readonly string[]> {
  const asked = record.read("signed in").map(async ({ tenant, cookie }) => {
    const answer = await address.fetch(`${steadyOrigin}/session`, { headers: { cookie: `session=${cookie}` } });
    const { person } = (await answer.json()) as { person: { tenant: string } | null };
    return person?.tenant === tenant ? [] : [tenant];
  });
  return (await Promise.all(asked)).flat();
}
