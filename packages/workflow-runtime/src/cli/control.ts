import { setTimeout as sleep } from "node:timers/promises";
import { sendCommand } from "../database/commands.ts";
import { ownerOf } from "../database/owner-lock.ts";
import { CliError } from "./cli-error.ts";
import type { Reader } from "./reader.ts";

const patienceMs = 10_000;

export interface Order {
  readonly kind: "cancel" | "retry" | "prune";
  readonly runId?: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * Asks the engine that owns the file to do something. It does what the command line cannot: it knows the functions, and
 * who else has to hear of it.
 *
 * @returns `done`, or `waiting` when no engine runs: the next one does it before anything else.
 * @throws CliError when an engine runs and does not do it in 10 seconds.
 */
export async function carryOut(
  { file, order, reader }: { readonly file: string; readonly order: Order; readonly reader: Reader },
  now: number,
): Promise<"done" | "waiting"> {
  const commandId = sendCommand(file, order, now);
  const deadline = performance.now() + patienceMs;
  const pending = reader.database.prepare("SELECT 1 FROM commands WHERE command_id = ?");
  while (pending.get(commandId) !== undefined) {
    const owner = ownerOf(file);
    if (owner === undefined) return "waiting";
    if (performance.now() > deadline) throw silent(file, owner.pid);
    await sleep(50);
  }
  return "done";
}

function silent(file: string, pid: number): CliError {
  return new CliError({
    code: "ENGINE_SILENT",
    message: `The engine (process ${pid}) did not do it within ${patienceMs / 1000} seconds; it will when it can.`,
    where: file,
    fix: "`workflows doctor` looks for what holds it up.",
  });
}
