import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { answer, given } from "../../workflows/child.ts";
import { host } from "../subjects/host.ts";
import { hono, orpc } from "../subjects/plain.ts";
import type { Subject } from "../subjects/subject.ts";

const subjects = { host, orpc, hono } as const satisfies Record<string, (stateFolder: string) => Promise<Subject>>;

/** A server in a process of its own. */
export interface ServerTask {
  readonly subject: keyof typeof subjects;
  readonly stateFolder: string;
}

/** What it answers to `usage`. */
export interface ServerUsage {
  /** Milliseconds of processor time, all threads. */
  readonly cpu: number;
  /** Reconciliations that have ended, and that there are. */
  readonly ended: number;
  readonly runs: number;
}

const { subject, stateFolder } = given<ServerTask>();
const { url, close } = await subjects[subject](stateFolder);
const database = new DatabaseSync(join(stateFolder, "workflows.db"), { readOnly: true });
const count = database.prepare(
  "SELECT count(*) AS runs, count(finished_at) AS ended FROM runs WHERE json_extract(event, '$.name') LIKE 'invoice.%'",
);
process.on("message", (question) => {
  if (question === "close") return void close().then(() => process.exit());
  const { user, system } = process.cpuUsage();
  const { runs, ended } = Object(count.get()) as Omit<ServerUsage, "cpu">;
  answer({ cpu: (user + system) / 1_000, runs, ended } satisfies ServerUsage);
});
answer({ url });
