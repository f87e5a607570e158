import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Inngest, type InngestFunction } from "inngest";
import { openDatabase, type WorkflowDatabase } from "../../src/database/open-database.ts";
import { createEmbeddedRuntime } from "../../src/embedded/create-embedded-runtime.ts";
import type { EmbeddedRuntimeOptions, Seams } from "../../src/embedded/options.ts";
import type { WorkflowRuntime } from "../../src/port.ts";
import { VirtualClock } from "../../src/testing/virtual-clock.ts";
import { DatabaseView } from "../simulation/database-view.ts";
import { silentLogger } from "../simulation/open-engine.ts";
import { quiet } from "../simulation/quiet.ts";

export type Functions = (client: Inngest.Any) => readonly InngestFunction.Any[];

/** An engine whose database the test can reach, on a folder of its own. */
export interface Bench {
  readonly runtime: WorkflowRuntime;
  readonly client: Inngest.Any;
  readonly clock: VirtualClock;
  readonly database: WorkflowDatabase;
  readonly view: DatabaseView;
  settle(): Promise<void>;
  /** Moves the clock from one due job to the next until none is left. */
  toTheEnd(): Promise<void>;
}

export class Workshop {
  readonly folder = mkdtempSync(join(tmpdir(), "faults-"));
  readonly file = join(this.folder, "engine.db");
  readonly #closing: (() => Promise<void>)[] = [];

  async open(
    functions: Functions,
    options: EmbeddedRuntimeOptions & { seams?: Partial<Seams>; database?: WorkflowDatabase; app?: string } = {},
  ): Promise<Bench> {
    const clock = (options.seams?.clock as VirtualClock | undefined) ?? new VirtualClock();
    const database = options.database ?? openDatabase({ file: this.file, clock });
    const runtime = createEmbeddedRuntime({
      logger: silentLogger,
      retryDelays: [1000],
      ...options,
      database,
      seams: { random: () => 0.5, ...options.seams, clock },
    });
    const client = new Inngest({ id: options.app ?? "fault", logger: silentLogger, ...runtime.clientOptions });
    await runtime.attach(client, functions(client));
    const view = new DatabaseView(this.file);
    const settle = () => quiet({ view, clock });
    const toTheEnd = async () => {
      await settle();
      for (let due = view.nextDue(); due !== undefined; due = view.nextDue()) {
        clock.set(Math.max(due, clock.now()));
        await settle();
      }
    };
    this.#closing.push(async () => {
      view.close();
      await runtime.close({ timeoutMs: 0 });
      database.close();
    });
    return { runtime, client, clock, database, view, settle, toTheEnd };
  }

  /** Closes what was opened last, as a stop of the process would. */
  async closeLast(): Promise<void> {
    await this.#closing.pop()?.();
  }

  async dispose(): Promise<void> {
    while (this.#closing.length > 0) await this.closeLast();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
