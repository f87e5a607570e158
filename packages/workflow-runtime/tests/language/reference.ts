import type { FunctionProgram, Json, Program, Statement } from "./program.ts";
import { contenderId } from "./program.ts";
import { show, stepResult, type Trace } from "./trace.ts";

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

export type Outcome =
  | { readonly status: "completed"; readonly output: Trace }
  | { readonly status: "failed"; readonly message: string }
  | { readonly status: "cancelled" };

/** A run that has to exist; `optional` when the run that starts it may end first. */
export interface ExpectedRun {
  readonly lineage: string;
  readonly function: number;
  readonly via: "trigger" | "invoke" | "send";
  readonly outcome: Outcome;
  readonly optional: boolean;
}

/** An event that somebody outside sends while a run waits for it. */
export interface Arrival {
  readonly function: number;
  readonly lineage: string;
  readonly id: string;
  readonly value: Json;
}

export interface Expectation {
  readonly runs: readonly ExpectedRun[];
  /** Executions of each step's body in one run, by lineage and step, when nothing crashes. */
  readonly effects: ReadonlyMap<string, Bounds>;
  readonly arrivals: readonly Arrival[];
}

export const effectKey = (lineage: string, step: string): string => `${lineage} ${step}`;

class Thrown extends Error {}

/** What a program must come to: evaluated as ordinary code, with no engine, no clock and no attempts but counted ones. */
class Reference {
  readonly runs: ExpectedRun[] = [];
  readonly effects = new Map<string, Bounds>();
  readonly arrivals: Arrival[] = [];
  readonly program: Program;

  constructor(program: Program) {
    this.program = program;
  }

  run(index: number, lineage: string, { via, optional }: Pick<ExpectedRun, "via" | "optional">): Outcome {
    const definition = this.program.functions[index] as FunctionProgram;
    const frame = new Frame(this, definition, { index, lineage, optional });
    const outcome = this.#outcome(frame, definition, index);
    this.runs.push({ lineage, function: index, via, outcome, optional });
    if (outcome.status === "failed" && definition.onFailure) frame.effect("failure", 1);
    return outcome;
  }

  #outcome(frame: Frame, definition: FunctionProgram, index: number): Outcome {
    const trace: Trace = [];
    try {
      frame.sequence(definition.body, "", trace);
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      return { status: "failed", message: error.message };
    }
    if (index === 0 && this.program.ending !== "return") return { status: "cancelled" };
    return { status: "completed", output: trace };
  }
}

interface Place {
  readonly index: number;
  readonly lineage: string;
  readonly optional: boolean;
}

class Frame {
  readonly #reference: Reference;
  readonly #definition: FunctionProgram;
  readonly #place: Place;
  #optional: boolean;

  constructor(reference: Reference, definition: FunctionProgram, place: Place) {
    this.#reference = reference;
    this.#definition = definition;
    this.#place = place;
    this.#optional = place.optional;
  }

  effect(step: string, executions: number): void {
    const key = effectKey(this.#place.lineage, step);
    this.#reference.effects.set(key, { min: this.#optional ? 0 : executions, max: executions });
  }

  sequence(statements: readonly Statement[], path: string, trace: Trace): void {
    for (const [position, statement] of statements.entries()) this.#statement(statement, `${path}${position}`, trace);
  }

  #statement(statement: Statement, id: string, trace: Trace): void {
    switch (statement.kind) {
      case "step":
        for (let time = 0; time < statement.repeat; time++)
          this.#step(statement, time === 0 ? id : `${id}:${time}`, trace);
        return;
      case "sleep":
        trace.push(`${id} slept`);
        return;
      case "wait":
        this.#wait(statement, id, trace);
        return;
      case "signal":
        trace.push(`${id} ${statement.arrival === "together" ? show(statement.value) : "timeout"}`);
        return;
      case "invoke":
      case "send":
        this.#call(statement, id, trace);
        return;
      case "all":
        this.#all(statement, id, trace);
        return;
      case "race":
        this.#race(statement, id, trace);
        return;
      case "attempt":
        this.#attempt(statement, id, trace);
        return;
      case "throw":
        throw new Thrown(`thrown at ${id}`);
    }
  }

  #step(step: Extract<Statement, { kind: "step" }>, id: string, trace: Trace): void {
    const { behaviour } = step;
    const attempts = this.#definition.retries + 1;
    if (behaviour.kind === "fatal") this.effect(id, 1);
    if (behaviour.kind === "broken") this.effect(id, attempts);
    if (behaviour.kind === "fatal" || behaviour.kind === "broken") throw new Thrown(`step ${id} is ${behaviour.kind}`);
    this.effect(id, behaviour.kind === "ok" ? 1 : behaviour.failures + 1);
    trace.push(`${id} ${show(stepResult(step.value, trace))}`);
  }

  #wait(wait: Extract<Statement, { kind: "wait" }>, id: string, trace: Trace): void {
    if (wait.arrival === "outside") {
      const { index, lineage } = this.#place;
      this.#reference.arrivals.push({ function: index, lineage, id, value: wait.value });
    }
    const comes = wait.arrival === "together" || wait.arrival === "outside";
    trace.push(`${id} ${comes ? show(wait.value) : "timeout"}`);
  }

  #call(call: Extract<Statement, { kind: "invoke" | "send" }>, id: string, trace: Trace): void {
    const lineage = `${this.#place.lineage}/${id}`;
    const outcome = this.#reference.run(call.callee, lineage, { via: call.kind, optional: this.#optional });
    if (call.kind === "invoke" && outcome.status === "failed") throw new Thrown(outcome.message);
    trace.push(
      call.kind === "invoke" && outcome.status === "completed" ? `${id} ${show(outcome.output)}` : `${id} sent`,
    );
  }

  #all(all: Extract<Statement, { kind: "all" }>, id: string, trace: Trace): void {
    const traces = all.branches.map((): Trace => [...trace]);
    const failures: Thrown[] = [];
    const run = (branch: readonly Statement[], position: number) => {
      try {
        this.sequence(branch, `${id}.${position}.`, traces[position] as Trace);
      } catch (error) {
        if (!(error instanceof Thrown)) throw error;
        failures.push(error);
      }
    };
    // With Promise.all a failure lets go of the branches beside it: what they do may or may not be done.
    const failing = all.join === "all" ? all.branches.findIndex((branch) => this.#fails(branch)) : -1;
    for (const [position, branch] of all.branches.entries()) {
      const before = this.#optional;
      if (failing !== -1 && position !== failing) this.#optional = true;
      run(branch, position);
      this.#optional = before;
    }
    if (failures[0] !== undefined) throw failures[0];
    trace.push(`${id} ${show(traces.map((branch) => branch.slice(trace.length)))}`);
  }

  /** Evaluates a branch aside, with nothing recorded. */
  #fails(branch: readonly Statement[]): boolean {
    const aside = new Reference(this.#reference.program);
    try {
      new Frame(aside, this.#definition, this.#place).sequence(branch, "", []);
      return false;
    } catch (error) {
      if (error instanceof Thrown) return true;
      throw error;
    }
  }

  #race(race: Extract<Statement, { kind: "race" }>, id: string, trace: Trace): void {
    const key = (contender: number) => effectKey(this.#place.lineage, contenderId(id, contender));
    for (let contender = 0; contender < race.contenders; contender++) {
      const sure = race.contenders === 1 && !this.#optional;
      this.#reference.effects.set(key(contender), { min: sure ? 1 : 0, max: 1 });
    }
    trace.push(`${id} raced`);
  }

  #attempt(attempt: Extract<Statement, { kind: "attempt" }>, id: string, trace: Trace): void {
    const before = trace.length;
    try {
      this.sequence(attempt.body, `${id}.b.`, trace);
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      trace.length = before;
      trace.push(`${id} caught ${error.message}`);
      this.sequence(attempt.compensation, `${id}.c.`, trace);
    }
  }
}

export const expectationOf = (program: Program, lineage: string): Expectation => {
  const reference = new Reference(program);
  reference.run(0, lineage, { via: "trigger", optional: false });
  return { runs: reference.runs, effects: reference.effects, arrivals: reference.arrivals };
};
