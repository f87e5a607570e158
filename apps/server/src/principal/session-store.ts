import { hash, randomBytes } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import type { Audience } from "@rawr/orpc-standards";
import { HostError } from "../host-error.ts";
import { Remembered } from "./remembered.ts";

/** Whom a session stands for. Scopes are not kept: they follow from the roles, by the configuration of the day. */
export interface SessionPerson {
  readonly subject: string;
  readonly tenant: string;
  readonly roles: readonly string[];
  readonly audience: Audience;
}

export interface Session {
  readonly person: SessionPerson;
  /** Names the session and opens nothing: the SHA-256 of its id. */
  readonly key: string;
  /** Whether this use made the session live longer, so that its cookie has to. */
  readonly renewed: boolean;
  /** When it ends unless it is used again, in milliseconds since 1970. */
  readonly endsAt: number;
}

export interface SessionStore {
  /** Begins a session; what it returns is the only copy of its id. */
  create(person: SessionPerson): string;
  /** Undefined for an id that was never given, has expired or was signed out. */
  find(id: string): Session | undefined;
  delete(key: string): void;
  /** Throws when the file does not answer. */
  check(): void;
  close(): void;
}

export interface SessionStoreOptions {
  readonly file: string;
  /** Milliseconds that a session lives after its last use. */
  readonly sessionMs: number;
  readonly now: () => Date;
}

/** Milliseconds after which even a session in daily use has to be begun anew. */
const longest = 30 * 24 * 3_600_000;

/** Milliseconds for which a session is not looked up again; a page asks for many things at once. */
const freshMs = 5_000;

const version = 1;
const schema = `
CREATE TABLE sessions (
  key TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_use ON sessions (used_at);
PRAGMA user_version = ${version};`;

/**
 * Sessions in a SQLite file, which outlive the process. The file holds the SHA-256 of each id: who reads it cannot sign in.
 *
 * @throws HostError SESSIONS_UNUSABLE
 */
export function openSessionStore({ file, sessionMs, now }: SessionStoreOptions): SessionStore {
  const database = open(file);
  const insert = database.prepare("INSERT INTO sessions VALUES (?, ?, ?, ?)");
  const select = database.prepare(
    "SELECT person, created_at, used_at FROM sessions WHERE key = ? AND used_at > ? AND created_at > ?",
  );
  const touch = database.prepare("UPDATE sessions SET used_at = ? WHERE key = ?");
  const remove = database.prepare("DELETE FROM sessions WHERE key = ?");
  const prune = database.prepare("DELETE FROM sessions WHERE used_at <= ? OR created_at <= ?");
  const known = new Remembered<Session>(1_000);
  return {
    create(person) {
      const at = now().getTime();
      prune.run(at - sessionMs, at - longest);
      const id = randomBytes(32).toString("base64url");
      insert.run(keyOf(id), JSON.stringify(person), at, at);
      return id;
    },
    find(id) {
      const at = now().getTime();
      const key = keyOf(id);
      const remembered = known.get(key, at);
      if (remembered !== undefined) return remembered;
      const row = select.get(key, at - sessionMs, at - longest) as Row | undefined;
      if (row === undefined) return undefined;
      // A write for each request would be the most expensive thing that the host does.
      const renewed = at - row.used_at > sessionMs / 20;
      if (renewed) touch.run(at, key);
      const endsAt = Math.min((renewed ? at : row.used_at) + sessionMs, row.created_at + longest);
      const session = { person: JSON.parse(row.person) as SessionPerson, key, renewed: false, endsAt };
      known.set(key, session, Math.min(at + freshMs, endsAt));
      return { ...session, renewed };
    },
    delete(key) {
      known.delete(key);
      remove.run(key);
    },
    check: () => void select.get("", 0, 0),
    close: () => database.close(),
  };
}

interface Row {
  readonly person: string;
  readonly created_at: number;
  readonly used_at: number;
}

function keyOf(id: string): string {
  return hash("sha256", id, "base64url");
}

function open(file: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 1_000 });
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    const found = Number(Object(database.prepare("PRAGMA user_version").get()).user_version);
    if (found > version)
      throw new HostError("SESSIONS_UNUSABLE", `${file} was written by a later version of the host.`);
    if (found === 0) database.exec(`BEGIN IMMEDIATE; ${schema} COMMIT;`);
    return database;
  } catch (error) {
    database?.close();
    if (HostError.is(error)) throw error;
    const { message } = error as Error;
    throw new HostError("SESSIONS_UNUSABLE", `The sessions in ${file} cannot be used: ${message}.`, { cause: error });
  }
}
