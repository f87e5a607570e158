import type { Engine } from "./context.ts";
import { Heap } from "./heap.ts";
import type { DueJob, Lane } from "./job-board.ts";
import { noteFailure } from "./note-failure.ts";
import { transact } from "./transact.ts";
import { fire } from "./transitions/fire.ts";

/** Bounds how much is loaded or done in one turn of the event loop. */
const batch = 500;
/** The first calls of a process run code that is not compiled yet: begun one a turn, the first of them end soon. */
const coldCalls = 100;

const dueJobs = `SELECT j.job_id AS jobId, j.kind AS kind, j.function_id AS functionId, j.due_at AS dueAt, j.rank AS rank,
r.limits AS limits FROM jobs j LEFT JOIN runs r ON r.run_id = j.run_id
WHERE j.generation IS NULL AND (j.due_at, j.job_id) > (?, ?) AND j.due_at <= ? ORDER BY j.due_at, j.job_id LIMIT ?`;
const nextDue = "SELECT min(due_at) AS at FROM jobs WHERE generation IS NULL AND due_at > ?";

export interface SchedulerOptions {
  readonly engine: Engine;
  /** Calls in flight at most. */
  readonly concurrency: number;
  /** Which of several jobs that may run; 0 unless a simulation chooses. */
  readonly choose?: ((count: number) => number) | undefined;
  /** Executes a call to its end. */
  readonly dispatch: (jobId: number, lane: Lane) => Promise<void>;
}

const isBefore = (a: Lane, b: Lane) => (a.jobs.peek()?.rank ?? 0) < (b.jobs.peek()?.rank ?? 0);

/** Starts what is due. One timer, for the next job that is not; jobs that are not due cost nothing. */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #board: Engine["board"];
  /** Jobs up to this place of (due_at, job_id) were loaded. */
  #loaded = { dueAt: Number.MIN_SAFE_INTEGER, jobId: 0 };
  #timer: { readonly at: number; readonly cancel: () => void } | undefined;
  #inFlight = 0;
  #cold = coldCalls;
  #onIdle: () => void = () => {};
  #isRunning = false;
  readonly #missing = new Set<string>();
  #isTurnPlanned = false;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.#board = options.engine.board;
    this.#board.onJob = (job) => this.#note(job);
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  start(): void {
    this.#isRunning = true;
    this.#load();
  }

  stop(): void {
    this.#isRunning = false;
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  /** Resolves when nothing is in flight, or with false when that takes longer. */
  idle(timeoutMs: number): Promise<boolean> {
    if (this.#inFlight === 0) return Promise.resolve(true);
    const { clock } = this.#options.engine;
    return new Promise((resolve) => {
      const cancel = clock.setTimer(clock.now() + timeoutMs, () => resolve(false));
      this.#onIdle = () => {
        cancel();
        resolve(true);
      };
    });
  }

  /** Something that was refused before may be executed now. */
  wake(): void {
    this.#planTurn();
  }

  /** A job was committed: it is due, or the timer has to know of it. */
  #note(job: DueJob): void {
    if (job.dueAt <= this.#options.engine.clock.now()) {
      this.#board.add(job);
      this.#planTurn();
      return;
    }
    // The clock went back since: what was loaded as due may not be any more.
    if (job.dueAt <= this.#loaded.dueAt) this.#loaded = { dueAt: job.dueAt - 1, jobId: Number.MAX_SAFE_INTEGER };
    if (this.#isRunning) this.#arm(job.dueAt);
  }

  /** Brings jobs that have become due to the board, a batch a turn. */
  #load(): void {
    if (!this.#isRunning) return;
    const { engine } = this.#options;
    const now = engine.clock.now();
    const { dueAt, jobId } = this.#loaded;
    const jobs = engine.committer.read(
      (tx) => tx.statement(dueJobs).all(dueAt, jobId, now, batch) as unknown as DueJob[],
    );
    for (const job of jobs) this.#board.add(job);
    const last = jobs.at(-1);
    if (last !== undefined) this.#loaded = { dueAt: last.dueAt, jobId: last.jobId };
    this.#planTurn();
    if (jobs.length === batch) {
      setImmediate(() => this.#load());
      return;
    }
    if (now > this.#loaded.dueAt) this.#loaded = { dueAt: now, jobId: Number.MAX_SAFE_INTEGER };
    const next = engine.committer.read((tx) => tx.statement(nextDue).get(now) as { at: number | null });
    if (next.at !== null) this.#arm(next.at);
  }

  #arm(at: number): void {
    if (this.#timer !== undefined && this.#timer.at <= at) return;
    this.#timer?.cancel();
    const cancel = this.#options.engine.clock.setTimer(at, () => {
      this.#timer = undefined;
      this.#load();
    });
    this.#timer = { at, cancel };
  }

  #planTurn(): void {
    if (this.#isTurnPlanned || !this.#isRunning) return;
    this.#isTurnPlanned = true;
    queueMicrotask(() => {
      this.#isTurnPlanned = false;
      if (this.#isRunning) this.#turn();
    });
  }

  #turn(): void {
    const { engine, concurrency, choose } = this.#options;
    for (const { jobId } of this.#board.takeTasks(batch)) {
      transact(engine, (work) => fire(work, jobId)).catch((error: unknown) => this.#failed(jobId, error));
    }
    if (this.#board.hasTasks) setImmediate(() => this.#planTurn());
    if (this.#inFlight >= concurrency) return;
    const lanes = new Heap<Lane>(isBefore);
    for (const lane of this.#board.lanes()) if (this.#isAttached(lane)) lanes.push(lane);
    while (lanes.size > 0 && this.#inFlight < concurrency) {
      const lane = lanes.pop(choose?.(lanes.size));
      const definition = lane === undefined ? undefined : engine.functions.get(lane.functionId);
      if (lane === undefined || definition === undefined || !engine.gate.tryEnter(definition, lane.limitKeys)) continue;
      const job = this.#board.take(lane);
      if (job !== undefined) this.#begin(job, lane);
      if (this.#cold > 0) {
        this.#cold -= 1;
        setImmediate(() => this.#planTurn());
        return;
      }
      if (lane.jobs.size > 0) lanes.push(lane);
    }
  }

  #begin(job: DueJob, lane: Lane): void {
    this.#inFlight += 1;
    this.#options
      .dispatch(job.jobId, lane)
      .catch((error: unknown) => this.#failed(job.jobId, error))
      .finally(() => {
        this.#inFlight -= 1;
        if (this.#inFlight === 0) this.#onIdle();
        this.#planTurn();
      });
  }

  #isAttached({ functionId }: Lane): boolean {
    const { functions, telemetry } = this.#options.engine;
    if (functions.get(functionId) !== undefined) return true;
    if (!this.#missing.has(functionId)) telemetry.note("FUNCTION_MISSING", { functionId });
    this.#missing.add(functionId);
    return false;
  }

  #failed(jobId: number, error: unknown): void {
    const { engine } = this.#options;
    if (engine.isDraining()) return;
    noteFailure(engine, error, { jobId });
    // The job is as it was: it is tried again when the database may have recovered.
    engine.clock.setTimer(engine.clock.now() + 1_000, () => this.#reload());
  }

  #reload(): void {
    this.#loaded = { dueAt: Number.MIN_SAFE_INTEGER, jobId: 0 };
    this.#load();
  }
}
