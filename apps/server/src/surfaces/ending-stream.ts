/** The same answer, whose body ends when `signal` aborts, however patient the source is. */
export function endingWith(signal: AbortSignal, response: Response): Response {
  const reader = response.body?.getReader();
  if (!reader) return response;
  const state = { end: () => {} };
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        state.end = () => {
          controller.close();
          reader.cancel().catch(() => {});
        };
        if (signal.aborted) state.end();
        else signal.addEventListener("abort", state.end, { once: true });
      },
      async pull(controller) {
        const { done, value } = await reader.read();
        // Closed by the signal while this read was waiting.
        if (signal.aborted) return;
        if (value) controller.enqueue(value);
        if (!done) return;
        signal.removeEventListener("abort", state.end);
        controller.close();
      },
      async cancel(reason) {
        signal.removeEventListener("abort", state.end);
        await reader.cancel(reason);
      },
    },
    // Nothing is taken from the source before the client wants it.
    { highWaterMark: 0 },
  );
  return new Response(body, response);
}
