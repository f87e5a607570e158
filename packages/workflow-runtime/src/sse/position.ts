import type { Run } from "../port.ts";
import { problemResponse } from "./problem.ts";

/** Where a reader stands: after a sequence, or past the end. */
export type Position = { readonly after: number } | { readonly answer: Response };

/** Reads `Last-Event-ID`. Ids are the sequences of rows, and the one after the last for the end of the stream. */
export function positionOf(run: Run, lastEventId: string | null | undefined): Position {
  if (!lastEventId) return { after: 0 };
  const after = /^[0-9]{1,15}$/.test(lastEventId) ? Number(lastEventId) : undefined;
  if (after === undefined) return invalid("must be the id of an event of this stream: a whole number");
  if (after <= run.sequence) return { after };
  if (run.isTerminal) return { answer: new Response(null, { status: 204 }) };
  return invalid(`must be the id of an event that was sent; the last one is ${run.sequence}`);
}

function invalid(message: string): Position {
  const issues = [{ path: ["headers", "last-event-id"], message }];
  const title = "The request is not valid";
  return {
    answer: problemResponse(400, "BAD_REQUEST", { title, detail: `Last-Event-ID ${message}`, data: { issues } }),
  };
}
