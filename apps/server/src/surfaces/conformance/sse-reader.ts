/** An event as it went over the wire (HTML, 9.2.6). */
export interface ServerSentEvent {
  /** `message` when the stream names none. */
  readonly event: string;
  readonly data: string;
  readonly id?: string;
  readonly retry?: number;
}

/** Takes the text of a stream in pieces and tells of each event that is whole. Comments and fields alone are none. */
export function createSseReader(tell: (event: ServerSentEvent) => void): (text: string) => void {
  let rest = "";
  let fields: { event?: string; data?: string; id?: string; retry?: number } = {};
  const line = (text: string) => {
    if (text === "") {
      const { event = "message", data, ...others } = fields;
      if (data !== undefined) tell({ event, data, ...others });
      fields = {};
      return;
    }
    const [, name, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(text) ?? [];
    if (name === "data") fields.data = fields.data === undefined ? value : `${fields.data}\n${value}`;
    else if (name === "event" || name === "id") fields[name] = value;
    else if (name === "retry" && /^\d+$/.test(value)) fields.retry = Number(value);
  };
  return (text) => {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    for (const whole of lines) line(whole);
  };
}
