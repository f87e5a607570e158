/** One block of a stream. */
export interface StreamEvent {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: Record<string, unknown>;
}

/** The events of a stream, as they arrive; comments are left out. */
export async function* readEvents(response: Response): AsyncGenerator<StreamEvent, void, void> {
  let text = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const fields = new Map(
        block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]),
      );
      const data = fields.get("data");
      if (data === undefined) continue;
      yield {
        event: fields.get("event") ?? "message",
        id: fields.get("id"),
        data: JSON.parse(data) as StreamEvent["data"],
      };
    }
  }
}
