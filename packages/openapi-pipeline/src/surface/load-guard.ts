/** A module ended the process, or waits for something that never comes. */
export class LoadInterruptedError extends Error {
  static readonly code = "RAWR_LOAD_INTERRUPTED";
  readonly code = LoadInterruptedError.code;
  /** Whether the time was up; else a module called `process.exit()`. */
  readonly timedOut: boolean;

  constructor(reason: string, timedOut: boolean) {
    super(reason);
    this.name = "LoadInterruptedError";
    this.timedOut = timedOut;
  }

  static is(error: unknown): error is LoadInterruptedError {
    return (error as { code?: unknown } | null)?.code === LoadInterruptedError.code;
  }
}

/**
 * Runs what loads an author's modules.
 *
 * @param limit milliseconds; a module that has not settled by then never will
 * @throws LoadInterruptedError instead of ending the process or waiting for ever
 */
export async function guardLoad<Value>(work: () => Promise<Value>, limit: number): Promise<Value> {
  const { exit } = process;
  process.exit = (code) => {
    throw new LoadInterruptedError(`a module calls process.exit(${code ?? ""})`, false);
  };
  let timer: NodeJS.Timeout | undefined;
  try {
    const timeUp = new Promise<never>((_, reject) => {
      const reason = `a top-level await has not settled after ${limit / 1000} s`;
      timer = setTimeout(() => reject(new LoadInterruptedError(reason, true)), limit);
    });
    return await Promise.race([work(), timeUp]);
  } finally {
    clearTimeout(timer);
    process.exit = exit;
  }
}
