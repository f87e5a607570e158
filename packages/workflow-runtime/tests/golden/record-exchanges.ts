import type { CallBody, RecordedCall } from "./recording.ts";

export type Handler = (request: Request) => Promise<Response>;

/** Wraps what the engine calls, and keeps what went to and fro. */
export const recorder = (): { readonly calls: RecordedCall[]; readonly wrap: (handler: Handler) => Handler } => {
  const calls: RecordedCall[] = [];
  return {
    calls,
    wrap: (handler) => async (request) => {
      const url = new URL(request.url);
      if (request.method !== "POST") return handler(request);
      const body = (await request.clone().json()) as CallBody;
      const response = await handler(request);
      const copy = response.clone();
      calls.push({
        functionId: url.searchParams.get("fnId") ?? "",
        stepId: url.searchParams.get("stepId") ?? "",
        headers: Object.fromEntries(request.headers),
        body,
        checkpoints: [],
        status: copy.status,
        answerHeaders: Object.fromEntries(copy.headers),
        answer: await copy.json(),
      });
      return response;
    },
  };
};
