import { type Inngest, type InngestFunction, NonRetriableError, RetryAfterError } from "inngest";
import {
  cancelName,
  contenderId,
  eventName,
  type FunctionProgram,
  functionId,
  hangName,
  type Patience,
  type Program,
  type Statement,
  sleeperMs,
  waitName,
} from "./program.ts";
import { effectKey } from "./reference.ts";
import { show, stepResult, type Trace } from "./trace.ts";

export interface Execution {
  readonly runId: string;
  /** The step's id as the SDK sees it, with `:1` for a repetition. */
  readonly step: string;
  readonly key: string;
  readonly function: number;
  /** Steps that came before it in its sequence, and that it relies on. */
  readonly after: readonly string[];
}

/** Steps that left an entry in a trace. */
const stepsIn = (trace: readonly string[]): readonly string[] =>
  trace.flatMap((entry) => /^(\S+) \{"from":"[0-9a-f]{8}",/.exec(entry)?.[1] ?? []);

/** What steps act upon, outside of the engine and of its memory. */
export interface World {
  /** Called when a step's body begins; how often it has in this run, this time included. Never resolves in a dead process. */
  enter(execution: Execution): Promise<number>;
  /** Called when it ends. */
  leave(execution: Execution): void;
  /** A run has been called for the first time, or again. */
  began?(run: { readonly runId: string; readonly lineage: string; readonly function: string }): void;
  /** A wait has been answered. */
  arrived(lineage: string, id: string): void;
  /** A run that is to be cancelled has come to its end. */
  hangs(lineage: string): void;
}

/** The parts of the SDK's step tools that programs use. */
interface Tools {
  run(id: string, body: () => Promise<unknown>): Promise<unknown>;
  sleep(id: string, time: number): Promise<void>;
  sleepUntil(id: string, time: Date): Promise<void>;
  waitForEvent(id: string, options: { event: string; timeout: string; if?: string; match?: string }): Promise<unknown>;
  waitForSignal(id: string, options: { signal: string; timeout: string; onConflict: "replace" }): Promise<unknown>;
  sendSignal(id: string, options: { signal: string; data: unknown }): Promise<unknown>;
  invoke(id: string, options: { function: InngestFunction.Any; data: Record<string, unknown> }): Promise<unknown>;
  sendEvent(id: string, event: { name: string; data: Record<string, unknown> }): Promise<unknown>;
}

export interface CompileOptions {
  readonly client: Inngest.Any;
  readonly program: Program;
  readonly world: World;
  readonly patience: Patience;
  /** What names of events begin with; `lang` by default. */
  readonly prefix?: string;
  /** The engine's time, for `sleepUntil`. */
  readonly now: () => number;
}

interface Call {
  readonly index: number;
  readonly lineage: string;
  readonly runId: string;
  readonly step: Tools;
  readonly group: { parallel<T>(callback: () => Promise<T>): Promise<T> };
}

/** What a handler is given, as far as programs use it. */
interface Context<Event> extends Omit<Call, "index" | "lineage"> {
  readonly event: Event;
}

/** A run of a generated function, as ordinary code over the SDK's tools. */
class Interpreter {
  readonly #options: CompileOptions;
  readonly #functions: readonly (InngestFunction.Any | undefined)[];
  readonly #call: Call;

  constructor(options: CompileOptions, functions: readonly (InngestFunction.Any | undefined)[], call: Call) {
    this.#options = options;
    this.#functions = functions;
    this.#call = call;
  }

  /** `counted` names the execution where it is not the id: a repetition's index comes from the SDK. */
  async effect<T>(
    id: string,
    body: (executions: number) => T,
    { trace = [], counted = id }: { readonly trace?: readonly string[]; readonly counted?: string } = {},
  ): Promise<unknown> {
    const { runId, lineage, index } = this.#call;
    return this.#call.step.run(id, async () => {
      const after = stepsIn(trace);
      const execution = { runId, step: counted, key: effectKey(lineage, counted), function: index, after };
      const executions = await this.#options.world.enter(execution);
      try {
        return body(executions);
      } finally {
        this.#options.world.leave(execution);
      }
    });
  }

  async sequence(statements: readonly Statement[], path: string, trace: Trace): Promise<void> {
    for (const [position, statement] of statements.entries()) {
      await this.#statement(statement, `${path}${position}`, trace);
    }
  }

  #statement(statement: Statement, id: string, trace: Trace): Promise<void> {
    switch (statement.kind) {
      case "step":
        return this.#step(statement, id, trace);
      case "sleep":
        return this.#sleep(statement, id, trace);
      case "wait":
        return this.#wait(statement, id, trace);
      case "signal":
        return this.#signal(statement, id, trace);
      case "invoke":
      case "send":
        return this.#reach(statement, id, trace);
      case "all":
        return this.#all(statement, id, trace);
      case "race":
        return this.#race(statement, id, trace);
      case "attempt":
        return this.#attempt(statement, id, trace);
      case "throw": {
        const message = `thrown at ${id}`;
        return Promise.reject(statement.fatal ? new NonRetriableError(message) : new Error(message));
      }
    }
  }

  async #step(
    { behaviour, value, repeat }: Extract<Statement, { kind: "step" }>,
    id: string,
    trace: Trace,
  ): Promise<void> {
    for (let time = 0; time < repeat; time++) {
      const counted = time === 0 ? id : `${id}:${time}`;
      const state = [...trace];
      const body = (executions: number) => {
        const message = `step ${counted} is ${behaviour.kind}`;
        if (behaviour.kind === "fatal") throw new NonRetriableError(message);
        if (behaviour.kind === "broken") throw new Error(message);
        if (behaviour.kind === "flaky" && executions <= behaviour.failures) throw new Error(message);
        if (behaviour.kind === "later" && executions <= behaviour.failures) {
          throw new RetryAfterError(message, behaviour.afterMs);
        }
        return stepResult(value, state);
      };
      trace.push(`${counted} ${show(await this.effect(id, body, { trace: state, counted }))}`);
    }
  }

  async #sleep({ ms, until }: Extract<Statement, { kind: "sleep" }>, id: string, trace: Trace): Promise<void> {
    if (until) await this.#call.step.sleepUntil(id, new Date(this.#options.now() + ms));
    else await this.#call.step.sleep(id, ms);
    trace.push(`${id} slept`);
  }

  async #wait(wait: Extract<Statement, { kind: "wait" }>, id: string, trace: Trace): Promise<void> {
    const { step, lineage, index } = this.#call;
    const { patience, world } = this.#options;
    const name = waitName(index, id, this.#options.prefix);
    const comes = wait.arrival === "together" || wait.arrival === "outside";
    const condition =
      wait.by === "match"
        ? { match: "data.lineage" }
        : { if: "async.data.lineage == event.data.lineage && async.data.good" };
    const send = async () => {
      await step.sendEvent(`${id}.s`, { name, data: { lineage, good: true, value: wait.value } });
    };
    const receive = () =>
      step.waitForEvent(id, { event: name, timeout: comes ? patience.long : patience.short, ...condition });
    if (wait.arrival === "before") await send();
    const [event] = await Promise.all([receive(), wait.arrival === "together" ? send() : undefined]);
    world.arrived(lineage, id);
    trace.push(`${id} ${event === null ? "timeout" : show((event as { data: { value: unknown } }).data.value)}`);
  }

  async #signal({ arrival, value }: Extract<Statement, { kind: "signal" }>, id: string, trace: Trace): Promise<void> {
    const { step, lineage } = this.#call;
    const comes = arrival === "together";
    const signal = `${lineage}:${id}`;
    const timeout = comes ? this.#options.patience.long : this.#options.patience.short;
    const [received] = await Promise.all([
      step.waitForSignal(id, { signal, timeout, onConflict: "replace" }),
      comes ? step.sendSignal(`${id}.s`, { signal, data: { value } }) : undefined,
    ]);
    trace.push(`${id} ${received === null ? "timeout" : show((received as { data: { value: unknown } }).data.value)}`);
  }

  async #reach(
    { kind, callee }: Extract<Statement, { kind: "invoke" | "send" }>,
    id: string,
    trace: Trace,
  ): Promise<void> {
    const { step, lineage } = this.#call;
    const data = { lineage: `${lineage}/${id}` };
    if (kind === "send") {
      await step.sendEvent(id, { name: eventName(callee, this.#options.prefix), data });
      trace.push(`${id} sent`);
      return;
    }
    const output = await step.invoke(id, { function: this.#functions[callee] as InngestFunction.Any, data });
    trace.push(`${id} ${show(output)}`);
  }

  async #all({ join, branches }: Extract<Statement, { kind: "all" }>, id: string, trace: Trace): Promise<void> {
    const traces = branches.map((): Trace => [...trace]);
    const running = branches.map((branch, position) =>
      this.sequence(branch, `${id}.${position}.`, traces[position] as Trace),
    );
    if (join === "all") await Promise.all(running);
    else {
      const failed = (await Promise.allSettled(running)).find((result) => result.status === "rejected");
      if (failed !== undefined) throw failed.reason;
    }
    trace.push(`${id} ${show(traces.map((branch) => branch.slice(trace.length)))}`);
  }

  async #race(race: Extract<Statement, { kind: "race" }>, id: string, trace: Trace): Promise<void> {
    const names = Array.from({ length: race.contenders }, (_, contender) => contenderId(id, contender));
    const run = () => {
      const running: Promise<unknown>[] = names.map((name) => this.effect(name, () => name));
      if (race.sleeper) running.push(this.#call.step.sleep(`${id}.sleeper`, sleeperMs));
      return Promise.race(running);
    };
    const winner = await (race.grouped ? this.#call.group.parallel(run) : run());
    trace.push(`${id} ${names.includes(winner as string) ? "raced" : `won by ${show(winner)}`}`);
  }

  async #attempt(
    { body, compensation }: Extract<Statement, { kind: "attempt" }>,
    id: string,
    trace: Trace,
  ): Promise<void> {
    const before = trace.length;
    try {
      await this.sequence(body, `${id}.b.`, trace);
    } catch (error) {
      trace.length = before;
      trace.push(`${id} caught ${(error as Error).message}`);
      await this.sequence(compensation, `${id}.c.`, trace);
    }
  }
}

const lineageOf = (event: { data?: unknown }): string => (event.data as { lineage: string }).lineage;

const optionsOf = ({ program, prefix }: CompileOptions, definition: FunctionProgram, index: number) => ({
  id: functionId(index),
  triggers: [{ event: eventName(index, prefix) }],
  retries: definition.retries as 0,
  checkpointing: definition.checkpointing,
  ...(definition.concurrency === undefined ? {} : { concurrency: { limit: definition.concurrency } }),
  ...(index === 0 && program.ending === "cancel-by-event"
    ? { cancelOn: [{ event: cancelName(prefix), match: "data.lineage" as const }] }
    : {}),
});

/** The program as functions of the real SDK. */
export const compile = (options: CompileOptions): readonly InngestFunction.Any[] => {
  const { client, program } = options;
  const functions: (InngestFunction.Any | undefined)[] = program.functions.map(() => undefined);
  for (const [index, definition] of program.functions.entries()) {
    const call = ({ runId, step, group }: Context<unknown>, lineage: string, suffix = "") => {
      options.world.began?.({ runId, lineage, function: `${functionId(index)}${suffix}` });
      return new Interpreter(options, functions, { index, lineage, runId, step, group });
    };
    const handler = async (context: Context<{ data?: unknown }>) => {
      const trace: Trace = [];
      await call(context, lineageOf(context.event)).sequence(definition.body, "", trace);
      if (index === 0 && program.ending !== "return") {
        options.world.hangs(lineageOf(context.event));
        await context.step.waitForEvent("hang", { event: hangName(options.prefix), timeout: options.patience.long });
      }
      return trace;
    };
    const onFailure = async (context: Context<{ data: { event: { data?: unknown } } }>) => {
      await call(context, lineageOf(context.event.data.event), "-failure").effect("failure", () => "noted");
    };
    functions[index] = client.createFunction(
      { ...optionsOf(options, definition, index), ...(definition.onFailure ? { onFailure: onFailure as never } : {}) },
      handler as never,
    );
  }
  return functions as readonly InngestFunction.Any[];
};
