import type { Handler } from "./record-exchanges.ts";
import type { CallBody, RecordedCall } from "./recording.ts";
import { recordedCalls } from "./recording.ts";

const matches = (call: RecordedCall, url: URL, body: CallBody): boolean =>
  call.functionId === url.searchParams.get("fnId") &&
  call.stepId === url.searchParams.get("stepId") &&
  call.body.ctx.attempt === body.ctx.attempt &&
  call.body.ctx.stack.current === body.ctx.stack.current;

/** Ids in a recorded text, replaced by those of the run that is played. */
const translated = (recorded: unknown, from: CallBody, to: CallBody): string => {
  let text = JSON.stringify(recorded);
  const runId = from.ctx.run_id;
  text = text.replaceAll(runId, to.ctx.run_id);
  return text;
};

/** Stands in for the SDK: checkpoints and answers as they were recorded, whatever the functions would do now. */
export const replayer = () => {
  let speak: typeof fetch = fetch;
  return {
    /** How the SDK reaches the engine. */
    speakThrough: (through: typeof fetch) => {
      speak = through;
    },
    wrap:
      (handler: Handler): Handler =>
      async (request) => {
        if (request.method !== "POST") return handler(request);
        const body = (await request.clone().json()) as CallBody;
        const call = recordedCalls().find((candidate) => matches(candidate, new URL(request.url), body));
        if (call === undefined) throw new Error(`Nothing was recorded for ${request.url} ${JSON.stringify(body.ctx)}`);
        for (const checkpoint of call.checkpoints) await post(call, body, checkpoint);
        return new Response(translated(call.answer, call.body, body), {
          status: call.status,
          headers: call.answerHeaders,
        });
      },
  };

  async function post(
    call: RecordedCall,
    body: CallBody,
    checkpoint: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { fn_id, qi_id, request_id, generation_id } = body.ctx;
    const text = translated({ ...checkpoint, fn_id, qi_id, request_id, generation_id }, call.body, body);
    const response = await speak(`http://workflow-runtime.invalid/v1/checkpoint/${body.ctx.run_id}/async`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: text,
    });
    if (response.status !== 200) throw new Error(`The checkpoint was answered with ${response.status}.`);
  }
};
