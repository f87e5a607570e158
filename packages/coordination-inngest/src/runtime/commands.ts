import { type Committer, pruneRuns, WorkflowRuntimeError } from "@rawr/workflow-runtime/internals";
import type { AssembledRuntime } from "./assembled-runtime.ts";

interface CommandRow {
  readonly command_id: number;
  readonly kind: string;
  readonly run_id: string | null;
  readonly options: string | null;
}

type Carrier = Pick<AssembledRuntime, "cancel" | "retry">;

/** As often as the embedded engine looks. */
const lookMs = 250;

/** Carries out what other processes leave in table `commands`, oldest first, each at least once and with one effect. */
export function startCommands(committer: Committer, runtime: Carrier) {
  let timer: NodeJS.Timeout | undefined;
  let seen: unknown;
  let busy: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const version = committer.read(({ statement }) => statement("PRAGMA data_version").get()?.["data_version"]);
    if (version === seen) return;
    seen = version;
    const sql = "SELECT * FROM commands ORDER BY command_id";
    const rows = committer.read(({ statement }) => statement(sql).all() as unknown as CommandRow[]);
    for (const row of rows) if (await isDone(row)) await forget(row);
  }

  async function forget({ command_id }: CommandRow): Promise<void> {
    await committer.commit((tx) => tx.statement("DELETE FROM commands WHERE command_id = ?").run(command_id));
  }

  /** False for what is to be tried again: the server cannot be reached. */
  async function isDone(row: CommandRow): Promise<boolean> {
    try {
      await carryOut(row);
    } catch (error) {
      if (!(error instanceof WorkflowRuntimeError)) throw error;
      if (error.code !== "ENGINE_UNREACHABLE") return true;
      seen = undefined;
      return false;
    }
    return true;
  }

  async function carryOut({ kind, run_id, options }: CommandRow): Promise<void> {
    const { reason, runId, olderThanMs } = JSON.parse(options ?? "{}") as Record<string, unknown>;
    if (kind === "cancel") await runtime.cancel(run_id ?? "", typeof reason === "string" ? { reason } : {});
    if (kind === "retry") await runtime.retry(run_id ?? "", typeof runId === "string" ? runId : undefined);
    if (kind === "prune" && typeof olderThanMs === "number") {
      await pruneRuns(committer, { now: Date.now(), olderThanMs });
    }
  }

  /** A store that cannot be written now is looked at again. */
  const lookAgain = () => {
    busy = busy.then(look).catch(() => {
      seen = undefined;
    });
    return busy;
  };

  return {
    async begin(): Promise<void> {
      await lookAgain();
      timer ??= setInterval(() => void lookAgain(), lookMs).unref();
    },
    stop(): void {
      clearInterval(timer);
    },
  };
}
