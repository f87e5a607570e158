const signals = { SIGINT: 2, SIGTERM: 15 } as const;

type StopSignal = keyof typeof signals;

/** Resolves with the first signal to stop; the second one ends the process, whatever it still does. */
export function stopSignal(): Promise<StopSignal> {
  return new Promise((resolve) => {
    let asked = false;
    const listen = (signal: StopSignal) => {
      if (asked) process.exit(128 + signals[signal]);
      asked = true;
      resolve(signal);
    };
    for (const signal of Object.keys(signals) as StopSignal[]) process.on(signal, listen);
  });
}
