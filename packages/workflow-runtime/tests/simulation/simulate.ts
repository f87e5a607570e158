import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Inngest } from "inngest";
import type { WorkflowRuntime } from "../../src/port.ts";
import { seededRandom } from "../../src/testing/random.ts";
import { VirtualClock } from "../../src/testing/virtual-clock.ts";
import { compile } from "../language/compile.ts";
import { cancelName, eventName, type Program, virtualPatience, waitName } from "../language/program.ts";
import { expectationOf } from "../language/reference.ts";
import { differences } from "./compare.ts";
import { DatabaseView } from "./database-view.ts";
import { History } from "./history.ts";
import { endProblems } from "./invariants.ts";
import { observedRuns } from "./observe.ts";
import { type EngineOptions, openEngine, silentLogger } from "./open-engine.ts";
import { quiet } from "./quiet.ts";
import { SimulatedWorld, type WorldOfLife } from "./simulated-world.ts";
import { withTurnsForTimeouts } from "./turns.ts";

export interface SimulationOptions {
  readonly program: Program;
  readonly seed: number;
  /** Whether the engine dies right after a commit; `site` counts the commits of all lives. */
  readonly crashAfter?: (site: number) => boolean;
  /** Alters the image of the disk that a crash leaves, to see that the checks can fail. */
  readonly damage?: (file: string) => void;
  /** The limits of concurrency that are to be seen kept; the program's own by default. */
  readonly limitOf?: (index: number) => number | undefined;
  /** Milliseconds by which the machine's clock is set to another time, asked after every commit. */
  readonly jump?: () => number;
  /** Stands between the engine and the SDK, for the same. */
  readonly wrapHandler?: EngineOptions["wrapHandler"];
}

export interface SimulationResult {
  /** Empty when every promise of the engine was kept. */
  readonly violations: readonly string[];
  /** Commits of all lives: each one is a crash site. */
  readonly sites: number;
  readonly crashes: number;
  readonly executions: number;
  readonly runs: number;
}

const lineage = "root";
/** Times that the clock is moved, after which a program is taken to go on for ever. */
const mostRounds = 300;

class Crash extends Error {}

/** One life of an engine: from the opening of the file to its death. */
interface Life {
  readonly file: string;
  readonly clock: VirtualClock;
  readonly runtime: WorkflowRuntime;
  readonly client: Inngest.Any;
  readonly view: DatabaseView;
  readonly world: WorldOfLife;
  /** Rejects when the engine dies. */
  readonly death: Promise<never>;
}

class Simulation {
  readonly #options: SimulationOptions;
  readonly #folder = mkdtempSync(join(tmpdir(), "simulation-"));
  readonly #world = new SimulatedWorld();
  readonly #history = new History();
  readonly #violations: string[] = [];
  readonly #random: () => number;
  #now = Date.UTC(2026, 0, 1);
  #sites = 0;
  #crashes = 0;
  #lives = 0;
  #acknowledged: string | undefined;
  #cancelled = false;

  constructor(options: SimulationOptions) {
    this.#options = options;
    this.#random = seededRandom(options.seed);
  }

  async run(): Promise<SimulationResult> {
    try {
      for (;;) {
        const life = await this.#open();
        if (life === undefined) continue;
        try {
          await this.#live(life);
          return await this.#judge(life);
        } catch (error) {
          if (!(error instanceof Crash)) throw error;
        } finally {
          this.#bury(life);
        }
      }
    } finally {
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  get #file(): string {
    return join(this.#folder, `life-${this.#lives}.db`);
  }

  /** `undefined` when the engine dies while it opens. */
  async #open(): Promise<Life | undefined> {
    const file = this.#file;
    const clock = new VirtualClock(this.#now);
    let view: DatabaseView | undefined;
    let die: (reason: Crash) => void = () => {};
    const death = new Promise<never>((_resolve, reject) => {
      die = reject;
    });
    death.catch(() => {});
    const world = this.#world.life({
      isCompleted: ({ runId, step }) => this.#history.hasCompleted(runId, step),
      limitOf: this.#options.limitOf ?? ((index) => this.#options.program.functions[index]?.concurrency),
    });
    const onCommit = () => {
      if (world.dead) throw new Crash();
      this.#sites += 1;
      clock.set(clock.now() + (this.#options.jump?.() ?? 0));
      if (view !== undefined) this.#history.look(view);
      if (this.#options.crashAfter?.(this.#sites) !== true) return;
      this.#crash(file, clock);
      world.dead = true;
      die(new Crash());
      throw new Crash();
    };
    try {
      const { wrapHandler } = this.#options;
      const random = this.#random;
      const runtime = openEngine({ file, clock, random, onCommit, ...(wrapHandler && { wrapHandler }) });
      view = new DatabaseView(file);
      this.#history.look(view);
      const client = new Inngest({ id: "lang", logger: silentLogger, ...runtime.clientOptions });
      const life = { file, clock, runtime, client, view, world, death };
      await Promise.race([death, this.#begin(life)]);
      return life;
    } catch (error) {
      if (error instanceof Crash) return undefined;
      throw error;
    }
  }

  async #begin({ runtime, client, world, clock }: Life): Promise<void> {
    const { program } = this.#options;
    const now = () => clock.now();
    await runtime.attach(client, compile({ client, program, world, patience: virtualPatience, now }));
    if (this.#acknowledged !== undefined) {
      if ((await runtime.store.get(this.#acknowledged)) === null) this.#violations.push("acknowledged run lost");
      return;
    }
    // What a client does that got no answer: it asks again, with the same key.
    const receipt = await runtime.trigger({ name: eventName(0), data: { lineage }, idempotencyKey: "once" });
    if (!world.dead) this.#acknowledged = receipt.runId;
  }

  /** The image of the disk at this moment becomes the next life's file. */
  #crash(file: string, clock: VirtualClock): void {
    this.#crashes += 1;
    this.#lives += 1;
    this.#now = clock.now();
    for (const suffix of ["", "-wal"]) {
      if (existsSync(`${file}${suffix}`)) copyFileSync(`${file}${suffix}`, `${this.#file}${suffix}`);
    }
    this.#options.damage?.(this.#file);
  }

  async #live(life: Life): Promise<void> {
    const { clock, view } = life;
    for (let rounds = 0; ; rounds++) {
      if (rounds > mostRounds) throw new Error(`No end in sight: ${JSON.stringify(view.all("SELECT * FROM jobs"))}`);
      await this.#quiet(life);
      if (await this.#actFromOutside(life)) continue;
      const due = view.nextDue();
      if (due === undefined) return;
      // Not through each moment between: a timer that looks for commands must not fire a million times.
      clock.set(Math.max(clock.now(), due));
      clock.advanceTo(clock.now());
    }
  }

  async #quiet({ view, clock, death }: Life): Promise<void> {
    const alive = new Promise<void>((resolve) => setImmediate(resolve));
    await quiet({ view, clock, turn: () => Promise.race([death, alive]) });
  }

  /** Sends what somebody outside sends while runs wait; true when something was sent. */
  async #actFromOutside({ client, runtime, view, death }: Life): Promise<boolean> {
    const { program } = this.#options;
    const waiting = new Set(view.eventWaits().map(({ name, lineage: of }) => `${name} ${of}`));
    const due = expectationOf(program, lineage).arrivals.filter(
      (arrival) =>
        waiting.has(`${waitName(arrival.function, arrival.id)} ${arrival.lineage}`) &&
        !this.#world.arrivals.has(`${arrival.lineage} ${arrival.id}`),
    );
    const first = due[0];
    if (first !== undefined) {
      const data = (of: string, good: boolean) => ({
        name: waitName(first.function, first.id),
        data: { lineage: of, good, value: good ? first.value : "wrong" },
      });
      const sent = client.send([data("somebody else", false), data(first.lineage, true)]);
      await Promise.race([death, sent]);
      return true;
    }
    if (program.ending === "return" || this.#cancelled || !this.#world.hanging.has(lineage)) return false;
    if (program.ending === "cancel-by-call") {
      await Promise.race([
        death,
        runtime.cancel(this.#acknowledged as string, { reason: "enough" }).catch(alreadyFinished),
      ]);
    } else await Promise.race([death, client.send({ name: cancelName(), data: { lineage } })]);
    this.#cancelled = true;
    return true;
  }

  async #judge({ view }: Life): Promise<SimulationResult> {
    this.#history.look(view);
    const expectation = expectationOf(this.#options.program, lineage);
    const executions = [...this.#world.executions.values()];
    const runs = observedRuns(view);
    this.#violations.push(...this.#world.violations, ...this.#history.violations, ...endProblems(view));
    this.#violations.push(...differences(expectation, { runs, executions, crashes: this.#crashes }));
    return {
      violations: [...new Set(this.#violations)],
      sites: this.#sites,
      crashes: this.#crashes,
      executions: executions.reduce((sum, { count }) => sum + count, 0),
      runs: runs.length,
    };
  }

  #bury({ runtime, view, world }: Life): void {
    world.dead = true;
    view.close();
    void runtime.close({ timeoutMs: 0 }).catch(() => {});
  }
}

const alreadyFinished = (error: { code?: string }): void => {
  if (error.code !== "RUN_ALREADY_FINISHED") throw error;
};

/** Runs a program from a trigger to the end of everything it started, through all crashes, and judges what is left. */
export const simulate = (options: SimulationOptions): Promise<SimulationResult> =>
  withTurnsForTimeouts(() => new Simulation(options).run());
