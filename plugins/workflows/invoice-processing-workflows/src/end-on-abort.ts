import { os } from "@orpc/server";

/**
 * Ends a stream that was aborted without its last event, so that its reader knows to come back. Around the validation of
 * outputs, which would ask for a final value.
 */
export const endOnAbort = os.middleware(async ({ next }) => {
  const result = await next();
  return isStream(result.output) ? { ...result, output: quiet(result.output) } : result;
});

type Stream = AsyncIteratorObject<unknown, unknown, void>;

/** No generator: `return()` has to reach a stream that waits. Values pass untouched: oRPC hangs event ids on them. */
function quiet(stream: Stream): Stream {
  const done = { done: true, value: undefined } as const;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => stream.next().catch((error: unknown) => (isAbort(error) ? done : Promise.reject(error))),
    return: async () => {
      await stream.return?.();
      return done;
    },
    [Symbol.asyncDispose]: async () => {
      await stream.return?.();
    },
  };
}

function isStream(value: unknown): value is Stream {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value && "next" in value;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
