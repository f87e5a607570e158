import { HelperError } from "../helper-error.ts";

export type MaybePromise<T> = T | Promise<T>;

export type SqlValue = string | number | null;

export type SqlRow = Readonly<Record<string, unknown>>;

/**
 * The application's database, as the helpers use it. `Tx` is whatever the application's own code writes with inside a
 * transaction: a connection, a client of a pool, a query builder.
 */
export interface TransactionalStore<Tx> {
  /** One transaction: committed when `work` has returned or resolved, rolled back when it throws. */
  transaction<T>(work: (tx: Tx) => MaybePromise<T>): MaybePromise<T>;
  /** One statement inside the transaction; parameters are written `?`. The rows that it returns, else none. */
  query(tx: Tx, sql: string, parameters: readonly SqlValue[]): MaybePromise<readonly SqlRow[]>;
  /** Creates the helpers' tables; absent where they come from the application's migrations. */
  define?(sql: string): MaybePromise<void>;
}

/** `then` for what may have happened already: a synchronous database stays synchronous. */
export function chain<T, R>(value: MaybePromise<T>, next: (value: T) => MaybePromise<R>): MaybePromise<R> {
  return isPromise(value) ? value.then(next) : next(value);
}

export function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

const defined = new WeakMap<object, Set<string>>();

/** Creates a helper's tables, once for each store of this process. */
export function define<Tx>(store: TransactionalStore<Tx>, sql: string): MaybePromise<void> {
  const done = defined.get(store) ?? new Set();
  if (store.define === undefined || done.has(sql)) return;
  const defining = chain(store.define(sql), () => {
    defined.set(store, done.add(sql));
  });
  // Whoever uses the table is told.
  if (isPromise(defining)) defining.then(undefined, () => {});
  return defining;
}

/** Table names are part of statements, where no parameter can stand. */
export function tableName(name: string): string {
  if (/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)?$/.test(name)) return name;
  throw new HelperError("INVALID_TABLE", `"${name}" is no name of a table.`);
}
