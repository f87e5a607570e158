import { AsyncIteratorClass } from "@orpc/contract";

/** The same stream, its error replaced by what `map` makes of it. Values pass untouched: oRPC hangs event ids on them. */
export function withMappedError(
  stream: AsyncIteratorObject<unknown, unknown, void>,
  map: (error: unknown) => unknown,
): AsyncIteratorObject<unknown, unknown, void> {
  return new AsyncIteratorClass(
    async () => {
      try {
        return await stream.next();
      } catch (error) {
        throw map(error);
      }
    },
    async (reason) => {
      if (reason !== "next") await stream.return?.();
    },
  );
}
