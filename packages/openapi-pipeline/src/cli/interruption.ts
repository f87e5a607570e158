import { exitCodes, Interruption, type Signal } from "./endings.ts";

/** Runs `action` with a signal that SIGINT and SIGTERM abort. A second one ends the process at once. */
export async function interruptible<Value>(action: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const controller = new AbortController();
  const onSignal = (name: Signal) => {
    if (controller.signal.aborted) process.exit(exitCodes[name]);
    controller.abort(new Interruption(name));
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  try {
    return await action(controller.signal);
  } finally {
    process.off("SIGINT", onSignal);
    process.off("SIGTERM", onSignal);
  }
}
