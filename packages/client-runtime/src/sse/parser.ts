/** One block of an event stream. */
export interface ServerEvent {
  /** `message` when the block does not name one. */
  readonly event: string;
  /** `undefined` when the block has no `data` at all; the standard drops such a block, but our servers end with one. */
  readonly data: string | undefined;
  /** The block's own id; `undefined` when it has none. */
  readonly id: string | undefined;
}

/** Reads an event stream from chunks of bytes that are cut anywhere. */
export interface EventParser {
  /** The events that this chunk completes. Throws a `RangeError` when one is longer than allowed. */
  push(chunk: Uint8Array): ServerEvent[];
  /** Milliseconds that the server asked to wait before a reconnect. */
  readonly retry: number | undefined;
}

/** The format of the HTML standard (section 9.2.6, "Interpreting an event stream"), with bounded memory. */
export function eventParser(maxEventSize = 1_048_576): EventParser {
  const decoder = new TextDecoder();
  let retry: number | undefined;
  let line = "";
  let afterReturn = false;
  let event = "";
  let data: string | undefined;
  let id: string | undefined;

  const field = (name: string, value: string) => {
    if (name === "data") data = data === undefined ? value : `${data}\n${value}`;
    else if (name === "event") event = value;
    else if (name === "id" && !value.includes("\0")) id = value;
    else if (name === "retry" && /^[0-9]+$/.test(value)) retry = Number(value);
  };

  const endLine = (events: ServerEvent[]) => {
    if (line === "") {
      if (event || data !== undefined || id !== undefined) events.push({ event: event || "message", data, id });
      event = "";
      data = id = undefined;
      return;
    }
    const colon = line.indexOf(":");
    if (colon < 0) field(line, "");
    else if (colon > 0) field(line.slice(0, colon), line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1));
    line = "";
  };

  const push = (chunk: Uint8Array) => {
    const events: ServerEvent[] = [];
    let text = decoder.decode(chunk, { stream: true });
    if (!text) return events;
    // A line ends with its CR, whatever comes: an event must not wait for the chunk that may begin with the LF.
    if (afterReturn && text[0] === "\n") text = text.slice(1);
    afterReturn = false;
    const ends = /\r\n?|\n/g;
    let start = 0;
    for (let end = ends.exec(text); end; end = ends.exec(text)) {
      line += text.slice(start, end.index);
      check();
      endLine(events);
      start = ends.lastIndex;
      afterReturn = end[0] === "\r" && start === text.length;
    }
    line += text.slice(start);
    check();
    return events;
  };

  const check = () => {
    if (line.length + (data?.length ?? 0) > maxEventSize) {
      throw new RangeError(`an event of the stream is longer than ${maxEventSize} characters`);
    }
  };

  return {
    push,
    get retry() {
      return retry;
    },
  };
}
