import { randomUUID } from "node:crypto";
import {
  chain,
  define,
  type MaybePromise,
  type SqlRow,
  type TransactionalStore,
  tableName,
} from "../transactions/transactional-store.ts";

export interface OutboxOptions<Tx> {
  readonly store: TransactionalStore<Tx>;
  /** `workflow_outbox` by default. */
  readonly table?: string;
}

export interface NewMessage {
  readonly topic: string;
  /** Anything that JSON can say. */
  readonly payload: unknown;
  /** Messages with the same key are delivered one after the other, in the order in which they were enqueued. */
  readonly key?: string;
}

export interface OutboxMessage {
  /** Never changes, and no two messages share one: what receivers know a repeated delivery by. */
  readonly id: string;
  readonly topic: string;
  readonly key?: string;
  readonly payload: unknown;
  /** From 1. */
  readonly attempt: number;
  readonly enqueuedAt: Date;
}

/** A message that was given up. */
export interface DeadMessage extends OutboxMessage {
  readonly error: string;
}

/** Messages that become real with the transaction that writes them. */
export interface Outbox<Tx> {
  readonly store: TransactionalStore<Tx>;
  readonly table: string;
  /** Adds a message to the caller's transaction; gives its id. Over node:sqlite it is done when it returns. */
  enqueue(tx: Tx, message: NewMessage): MaybePromise<string>;
  /** Messages that were given up, oldest first; at most 100. */
  dead(): Promise<readonly DeadMessage[]>;
  /** Delivers a dead message after all, out of its key's order. */
  revive(id: string): Promise<void>;
  /** Forgets what was delivered before a time. */
  prune(before: Date): Promise<void>;
}

/** Creates its table at once where the store can; over `TransactionalStore`s without `define` it has to be there. */
export function createOutbox<Tx>({ store, table: wanted = "workflow_outbox" }: OutboxOptions<Tx>): Outbox<Tx> {
  const table = tableName(wanted);
  const ready = define(store, outboxSchema(table));
  const insert = `INSERT INTO ${table} (id, topic, message_key, payload, status, attempts, due_at, enqueued_at)
    VALUES (?, ?, ?, ?, 'pending', 0, 0, ?)`;

  async function execute(sql: string, parameters: readonly (string | number)[]): Promise<readonly SqlRow[]> {
    await ready;
    return await store.transaction((tx) => store.query(tx, sql, parameters));
  }

  return {
    store,
    table,
    enqueue(tx, { topic, payload, key }) {
      const id = randomUUID();
      const parameters = [id, topic, key ?? null, JSON.stringify(payload) ?? "null", Date.now()];
      return chain(ready, () => chain(store.query(tx, insert, parameters), () => id));
    },
    async dead() {
      const rows = await execute(`SELECT * FROM ${table} WHERE status = 'dead' ORDER BY sequence LIMIT 100`, []);
      return rows.map((row) => ({ ...readMessage(row), error: String(row["error"]) }));
    },
    async revive(id) {
      await execute(
        `UPDATE ${table} SET status = 'pending', attempts = 0, due_at = 0 WHERE id = ? AND status = 'dead'`,
        [id],
      );
    },
    async prune(before) {
      await execute(`DELETE FROM ${table} WHERE status = 'delivered' AND enqueued_at < ?`, [before.getTime()]);
    },
  };
}

export function readMessage(row: SqlRow): OutboxMessage {
  const key = row["message_key"];
  return {
    id: String(row["id"]),
    topic: String(row["topic"]),
    ...(typeof key === "string" && { key }),
    payload: JSON.parse(String(row["payload"])),
    attempt: Number(row["attempts"]),
    enqueuedAt: new Date(Number(row["enqueued_at"])),
  };
}

function outboxSchema(table: string): string {
  const index = table.replaceAll(".", "_");
  return `CREATE TABLE IF NOT EXISTS ${table} (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    topic TEXT NOT NULL,
    message_key TEXT,
    payload TEXT NOT NULL,
    status TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at BIGINT NOT NULL,
    lease TEXT,
    error TEXT,
    enqueued_at BIGINT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS ${index}_pending ON ${table} (status, sequence);
  CREATE INDEX IF NOT EXISTS ${index}_keys ON ${table} (message_key, status, sequence)`;
}
