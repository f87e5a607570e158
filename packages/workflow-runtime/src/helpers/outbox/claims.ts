import { randomUUID } from "node:crypto";
import { chain, type MaybePromise, type SqlRow } from "../transactions/transactional-store.ts";
import { type Outbox, type OutboxMessage, readMessage } from "./outbox.ts";

/** Messages that one relay holds until a time; `lease` proves it. */
export interface Claim {
  readonly lease: string;
  readonly messages: readonly OutboxMessage[];
}

/** The rows behind a relay. Every method is one transaction. */
export interface Claims {
  /** Takes what is due and not behind an earlier message of its key that is not. */
  take(now: number, until: number): Promise<Claim>;
  /**
   * Counts an attempt before it begins, so that a message that kills the process is found out. False: somebody else
   * has it, or has an earlier one of its key.
   */
  begin(id: string, lease: string, until: number): Promise<boolean>;
  delivered(id: string, lease: string): Promise<void>;
  failed(id: string, lease: string, dueAt: number): Promise<void>;
  dead(id: string, lease: string, error: string): Promise<void>;
  /** Gives back what was not begun, if it is still held. */
  release(id: string, lease: string): Promise<void>;
}

export function createClaims<Tx>({ store, table }: Outbox<Tx>, batch: number): Claims {
  const due = `SELECT m.id FROM ${table} m WHERE m.status = 'pending' AND m.due_at <= ? AND NOT EXISTS (
    SELECT 1 FROM ${table} e WHERE e.message_key = m.message_key AND e.status = 'pending'
      AND e.sequence < m.sequence AND e.due_at > ?) ORDER BY m.sequence LIMIT ${batch}`;
  const lease = `UPDATE ${table} SET lease = ?, due_at = ? WHERE id = ? AND status = 'pending' AND due_at <= ?`;
  const held = `SELECT * FROM ${table} WHERE id = ? AND lease = ? AND status = 'pending'`;
  const next = `SELECT m.id FROM ${table} m WHERE m.id = ? AND m.lease = ? AND m.status = 'pending' AND NOT EXISTS (
    SELECT 1 FROM ${table} e WHERE e.message_key = m.message_key AND e.status = 'pending' AND e.sequence < m.sequence)`;
  const mine = "WHERE id = ? AND lease = ? AND status = 'pending'";

  async function update(set: string, parameters: readonly (string | number)[]): Promise<void> {
    await store.transaction((tx) => store.query(tx, `UPDATE ${table} SET ${set} ${mine}`, parameters));
  }

  return {
    async take(now, until) {
      const token = randomUUID();
      const rows = await store.transaction((tx) =>
        chain(store.query(tx, due, [now, now]), (found) =>
          inTurn(
            found.map((row) => String(row["id"])),
            (id) => chain(store.query(tx, lease, [token, until, id, now]), () => store.query(tx, held, [id, token])),
          ),
        ),
      );
      return { lease: token, messages: rows.map(readMessage) };
    },
    async begin(id, token, until) {
      return await store.transaction((tx) =>
        chain(store.query(tx, next, [id, token]), ([row]) => {
          if (row === undefined) return false;
          const sql = `UPDATE ${table} SET attempts = attempts + 1, due_at = ? ${mine}`;
          return chain(store.query(tx, sql, [until, id, token]), () => true);
        }),
      );
    },
    delivered: (id, token) => update("status = 'delivered', error = NULL", [id, token]),
    failed: (id, token, dueAt) => update("lease = NULL, due_at = ?", [dueAt, id, token]),
    dead: (id, token, error) => update("status = 'dead', error = ?", [error, id, token]),
    release: (id, token) => update("lease = NULL, due_at = 0", [id, token]),
  };
}

function inTurn(
  ids: readonly string[],
  each: (id: string) => MaybePromise<readonly SqlRow[]>,
): MaybePromise<readonly SqlRow[]> {
  const [first, ...rest] = ids;
  if (first === undefined) return [];
  return chain(each(first), (rows) => chain(inTurn(rest, each), (others) => [...rows, ...others]));
}
