const signals = { SIGINT: 2, SIGTERM: 15 } as const;

type StopSignal = keyof typeof signals;

/** How often to look whether npm is still there. */
const lookMs = 500;

/**
 * Resolves with the first signal to stop; the second one ends the process, whatever it still does. The end of the npm
 * that started this process counts as SIGTERM: npm hands signals to the shell between them, which dies of it alone.
 */
export function stopSignal(env: Readonly<Record<string, string | undefined>> = process.env): Promise<StopSignal> {
  return new Promise((resolve) => {
    let asked = false;
    const listen = (signal: StopSignal) => {
      if (asked) process.exit(128 + signals[signal]);
      asked = true;
      resolve(signal);
    };
    for (const signal of Object.keys(signals) as StopSignal[]) process.on(signal, listen);
    if (env["npm_lifecycle_event"] === undefined) return;
    const parent = process.ppid;
    const look = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(look);
      if (!asked) listen("SIGTERM");
    }, lookMs).unref();
  });
}
