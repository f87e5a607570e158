import { readFileSync } from "node:fs";

/** A call of the SDK by the server, with what the SDK told the server before it answered. */
export interface RecordedCall {
  readonly functionId: string;
  readonly stepId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: CallBody;
  readonly checkpoints: readonly Readonly<Record<string, unknown>>[];
  readonly status: number;
  readonly answerHeaders: Readonly<Record<string, string>>;
  readonly answer: unknown;
}

export interface CallBody {
  readonly ctx: {
    readonly run_id: string;
    readonly attempt: number;
    readonly generation_id: number;
    readonly job_id: string;
    readonly stack: { readonly stack: readonly string[]; readonly current: number };
    readonly [key: string]: unknown;
  };
  readonly event: { readonly name: string; readonly [key: string]: unknown };
  readonly steps: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

interface Line {
  readonly dir: "sdk->srv" | "srv->sdk";
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: unknown;
  readonly status: number;
  readonly resHeaders: Record<string, string>;
  readonly res: unknown;
}

const lines = (): Line[] =>
  readFileSync(new URL("recording.jsonl", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);

/** What the SDK posted when it registered the functions. */
export const recordedRegistration = (): unknown => lines().find((line) => line.url.endsWith("/fn/register"))?.body;

/** The calls in the order of their answers. A checkpoint is written before the answer of the call that it belongs to. */
export const recordedCalls = (): readonly RecordedCall[] => {
  const calls: RecordedCall[] = [];
  let checkpoints: Record<string, unknown>[] = [];
  for (const line of lines()) {
    if (line.url.includes("/v1/checkpoint/")) checkpoints.push(line.body as Record<string, unknown>);
    if (line.dir !== "srv->sdk") continue;
    const url = new URL(line.url, "http://recorded.invalid");
    calls.push({
      functionId: url.searchParams.get("fnId") ?? "",
      stepId: url.searchParams.get("stepId") ?? "",
      headers: line.headers,
      body: line.body as CallBody,
      checkpoints,
      status: line.status,
      answerHeaders: line.resHeaders,
      answer: line.res,
    });
    checkpoints = [];
  }
  return calls;
};
