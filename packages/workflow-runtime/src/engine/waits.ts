import type { WireEvent } from "../protocol/event.ts";
import { matchKey } from "../registration/match.ts";
import type { Expression } from "../registration/types.ts";
import type { Work } from "./context.ts";

/** A row of `waits`. */
export interface WaitRow {
  readonly wait_id: number;
  readonly kind: "event" | "signal" | "invoke" | "cancel";
  readonly name: string;
  readonly run_id: string;
  readonly step_id: string | null;
  readonly expression: string | null;
  readonly expires_at: number | null;
}

/** Something that a run, or a step of it, waits for. */
export interface NewWait {
  readonly kind: WaitRow["kind"];
  readonly name: string;
  readonly runId: string;
  readonly stepId?: string;
  readonly expression?: Expression | undefined;
  /** The event that started the run; without it, the wait is asked about every event of its name. */
  readonly event?: unknown;
  readonly expiresAt: number | undefined;
}

const insert = `INSERT INTO waits (kind, name, run_id, step_id, expression, match_path, match_key, expires_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;

export function insertWait({ tx }: Pick<Work, "tx">, wait: NewWait): void {
  const { kind, name, runId, stepId = null, expression, event, expiresAt = null } = wait;
  const match = expression?.match;
  const key = match === undefined || event === undefined ? undefined : matchKey(event, match.event);
  const path = match === undefined || key === undefined ? null : JSON.stringify(match.async);
  tx.statement(insert).run(kind, name, runId, stepId, expression?.source ?? null, path, key ?? null, expiresAt);
}

type Reading = Pick<Work, "tx" | "now">;

/** Waits of a kind for a name that have not expired. */
export function waitsFor(work: Reading, kind: WaitRow["kind"], name: string): WaitRow[] {
  return live(
    work,
    work.tx.statement("SELECT * FROM waits WHERE kind = ? AND name = ? ORDER BY wait_id").all(kind, name),
  );
}

const any = "SELECT 1 FROM waits WHERE kind = ? AND name = ? LIMIT 1";
const unkeyed = "SELECT * FROM waits WHERE kind = ? AND name = ? AND match_path IS NULL";
const nextPath = "SELECT min(match_path) AS path FROM waits WHERE kind = ? AND name = ? AND match_path > ?";
const ofPath = "SELECT * FROM waits WHERE kind = ? AND name = ? AND match_path = ?";

/** Those of the waits for an event that its fields do not rule out; of thousands with another value, none is read. */
export function candidatesFor(work: Reading, kind: "event" | "cancel", event: WireEvent): WaitRow[] {
  const { statement } = work.tx;
  const name = event.name;
  if (statement(any).get(kind, name) === undefined) return [];
  const found = statement(unkeyed).all(kind, name);
  for (let path = ""; ; ) {
    const next = statement(nextPath).get(kind, name, path) as { path: string | null };
    if (next.path === null) break;
    path = next.path;
    const key = matchKey(event, JSON.parse(path) as string[]);
    found.push(
      ...(key === undefined
        ? statement(ofPath).all(kind, name, path)
        : statement(`${ofPath} AND match_key = ?`).all(kind, name, path, key)),
    );
  }
  return live(work, found).sort((a, b) => a.wait_id - b.wait_id);
}

const live = ({ now }: Reading, rows: readonly unknown[]) =>
  (rows as WaitRow[]).filter(({ expires_at }) => expires_at === null || expires_at > now);
