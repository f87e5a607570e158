import type { Engine } from "../engine/context.ts";
import { noteFailure } from "../engine/note-failure.ts";
import { pruneRuns } from "../store/retention.ts";
import { runCommands } from "./commands.ts";
import type { EmbeddedRuntimeOptions } from "./options.ts";

const lookMs = 250;
const hour = 3_600_000;
/** What crashed may have to be resumed first. */
const afterBootMs = 10_000;

/**
 * Does what other processes ask for, and forgets what is old. It goes by the machine's time: other processes do, and
 * nothing that a run does depends on it.
 */
export function startUpkeep(
  engine: Engine,
  { retention, commands = true }: Pick<EmbeddedRuntimeOptions, "retention" | "commands">,
) {
  let timers: NodeJS.Timeout[] = [];
  let seen = dataVersion(engine);

  async function look(): Promise<void> {
    const version = dataVersion(engine);
    if (version === seen) return;
    seen = version;
    if (commands) await runCommands(engine);
  }

  async function prune(): Promise<void> {
    const now = engine.clock.now();
    const { runs } = await pruneRuns(engine.committer, {
      now,
      ...(retention ?? { olderThanMs: Number.POSITIVE_INFINITY }),
    });
    if (runs > 0) engine.telemetry.note("PRUNED", { count: runs });
  }

  const quietly = (task: () => Promise<void>) => () => {
    task().catch((error: unknown) => {
      if (!engine.isDraining()) noteFailure(engine, error);
    });
  };

  return {
    /** Carries out what was asked while nobody was there, then watches. */
    async begin(): Promise<void> {
      if (commands) await runCommands(engine);
      if (timers.length > 0 || engine.isDraining()) return;
      timers = [
        setInterval(quietly(look), lookMs),
        setInterval(quietly(prune), hour),
        setTimeout(quietly(prune), afterBootMs),
      ];
      for (const timer of timers) timer.unref();
    },
    stop(): void {
      for (const timer of timers) clearInterval(timer);
    },
  };
}

/** Changes when another connection has written. */
function dataVersion(engine: Engine): number {
  const row = engine.committer.read(({ statement }) => statement("PRAGMA data_version").get());
  return (row as { data_version: number }).data_version;
}
