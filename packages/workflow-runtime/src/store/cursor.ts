import { createHash } from "node:crypto";
import { WorkflowRuntimeError } from "../errors.ts";
import type { RunFilter } from "../port.ts";

/** The last run of a page, by what lists are ordered by. */
export interface Position {
  readonly createdAt: number;
  readonly runId: string;
}

/** What of a filter makes a list another one; the size of its pages does not. */
function fingerprint({ limit: _limit, cursor: _cursor, ...filter }: RunFilter): string {
  const sorted = Object.entries({
    ...filter,
    status: filter.status && [...filter.status].sort(),
    attributes: filter.attributes && Object.entries(filter.attributes).sort(([a], [b]) => (a < b ? -1 : 1)),
  }).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify(sorted.filter(([, value]) => value !== undefined)))
    .digest("hex");
}

const mark = (filter: RunFilter): string => fingerprint(filter).slice(0, 8);

export function writeCursor({ createdAt, runId }: Position, filter: RunFilter): string {
  return Buffer.from(JSON.stringify([createdAt, runId, mark(filter)])).toString("base64url");
}

/** @throws WorkflowRuntimeError INVALID_CURSOR for what is no cursor, or one of another list */
export function readCursor(cursor: string, filter: RunFilter): Position {
  const [createdAt, runId, list] = parsed(cursor);
  if (typeof createdAt !== "number" || typeof runId !== "string") {
    throw new WorkflowRuntimeError("INVALID_CURSOR", "The cursor is none of ours.");
  }
  if (list !== mark(filter)) {
    throw new WorkflowRuntimeError("INVALID_CURSOR", "The cursor belongs to a list with another filter.");
  }
  return { createdAt, runId };
}

function parsed(cursor: string): readonly unknown[] {
  try {
    const value = JSON.parse(Buffer.from(cursor, "base64url").toString()) as unknown;
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
