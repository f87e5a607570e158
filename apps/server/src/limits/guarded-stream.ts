/** Passes a stream on until it ends, its reader goes, or `signal` aborts, however patient the source is; `onEnd` hears of it. */
export function guardedStream(
  source: ReadableStream<Uint8Array>,
  { signal, onEnd }: { readonly signal: AbortSignal; readonly onEnd: () => void },
): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  let stop = () => {};
  const end = () => {
    signal.removeEventListener("abort", stop);
    onEnd();
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        stop = () => {
          end();
          controller.close();
          reader.cancel().catch(() => undefined);
        };
        signal.addEventListener("abort", stop);
        if (signal.aborted) stop();
      },
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          // Closed by the signal while this read was waiting.
          if (signal.aborted) return;
          if (!done) return controller.enqueue(value);
          end();
          controller.close();
        } catch (error) {
          end();
          throw error;
        }
      },
      async cancel(reason) {
        end();
        await reader.cancel(reason);
      },
    },
    // Nothing is taken from the source before the caller wants it.
    { highWaterMark: 0 },
  );
}
