import { type DatabaseView, hashedStep, type RunRow, type TimelineRow } from "./database-view.ts";

const terminal = new Set(["completed", "failed", "cancelled"]);

/** Remembers what was durable after each commit, and says when it changes that must not. */
export class History {
  readonly violations: string[] = [];
  readonly #ended = new Map<string, string>();
  readonly #sequences = new Map<string, number>();
  readonly #rows = new Map<string, string>();
  readonly #completed = new Set<string>();

  /** Called after every commit, and after every opening. */
  look(view: DatabaseView): void {
    const runs = view.runs();
    const known = new Set(runs.map((run) => run.run_id));
    for (const runId of this.#sequences.keys()) if (!known.has(runId)) this.violations.push(`run lost: ${runId}`);
    for (const run of runs) this.#run(run);
    for (const row of view.timeline()) this.#row(row);
    for (const left of view.leftOfEnded()) this.violations.push(`${left.what} is left of an ended run: ${left.run_id}`);
    for (const { run_id, step_id } of view.completedSteps()) this.#completed.add(`${run_id} ${step_id}`);
  }

  /** Whether a step was durably completed at any time. */
  hasCompleted(runId: string, step: string): boolean {
    return this.#completed.has(`${runId} ${hashedStep(step)}`);
  }

  #run(run: RunRow): void {
    const before = this.#ended.get(run.run_id);
    const facts = JSON.stringify([run.status, run.output, run.failure, run.sequence]);
    if (before !== undefined && before !== facts) {
      this.violations.push(`ended run changed: ${run.run_id} from ${before} to ${facts}`);
    }
    if (terminal.has(run.status)) this.#ended.set(run.run_id, facts);
    if (run.sequence < (this.#sequences.get(run.run_id) ?? 0))
      this.violations.push(`sequence went back: ${run.run_id}`);
    this.#sequences.set(run.run_id, run.sequence);
  }

  #row(row: TimelineRow): void {
    const name = `${row.run_id} ${row.sequence}`;
    const facts = JSON.stringify(row);
    const before = this.#rows.get(name);
    if (before !== undefined && before !== facts) this.violations.push(`timeline rewritten: ${before} became ${facts}`);
    this.#rows.set(name, facts);
  }
}
