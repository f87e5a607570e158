/** What was read of a body so far. */
export interface Tap {
  readonly stream: ReadableStream<Uint8Array>;
  /** The whole body, once somebody has read it to its end. */
  text(): string | undefined;
}

/** Remembers what others read: not a byte is asked for that nobody wanted. */
export function tapped(stream: ReadableStream<Uint8Array>): Tap {
  const decoder = new TextDecoder();
  let text = "";
  let isWhole = false;
  const remember = new TransformStream<Uint8Array, Uint8Array>(
    {
      transform(chunk, controller) {
        text += decoder.decode(chunk, { stream: true });
        controller.enqueue(chunk);
      },
      flush() {
        text += decoder.decode();
        isWhole = true;
      },
    },
    undefined,
    { highWaterMark: 0 },
  );
  return { stream: stream.pipeThrough(remember), text: () => (isWhole ? text : undefined) };
}

/** The same stream, each piece of its text shown to `look` as it passes. */
export function overheard(
  stream: ReadableStream<Uint8Array>,
  look: (text: string) => void,
): ReadableStream<Uint8Array> {
  const decoder = new TextDecoder();
  const listen = new TransformStream<Uint8Array, Uint8Array>(
    {
      transform(chunk, controller) {
        controller.enqueue(chunk);
        look(decoder.decode(chunk, { stream: true }));
      },
    },
    undefined,
    { highWaterMark: 0 },
  );
  return stream.pipeThrough(listen);
}
