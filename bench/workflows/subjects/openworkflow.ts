import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { MakeSubject } from "../subject.ts";
import { importFrom, versionIn } from "./import-from.ts";

interface Input {
  readonly key: number;
  readonly steps: number;
}
interface Execution {
  readonly input: Input;
  readonly step: { run(options: { name: string }, step: () => void): Promise<unknown> };
}
interface Client {
  defineWorkflow(
    spec: { name: string },
    run: (execution: Execution) => Promise<void>,
  ): { run(input: Input): Promise<unknown> };
  newWorker(options: { concurrency: number }): { start(): Promise<void> };
}
interface Package {
  readonly OpenWorkflow: new (options: { backend: unknown }) => Client;
}
interface SqlitePackage {
  readonly BackendSqlite: { connect(path: string): { stop(): Promise<void> } };
}

/** https://openworkflow.dev with its SQLite backend, as its documentation sets it up; as many runs at a time as ours. */
export const openworkflow: MakeSubject = async ({ folder, packages, body }) => {
  const { OpenWorkflow } = await importFrom<Package>(packages, "openworkflow");
  const { BackendSqlite } = await importFrom<SqlitePackage>(packages, "openworkflow/sqlite");
  const backend = BackendSqlite.connect(join(folder, "openworkflow.db"));
  const client = new OpenWorkflow({ backend });
  const workflow = client.defineWorkflow({ name: "steps" }, ({ input, step }) =>
    body(input.key, input.steps, (name, each) => step.run({ name }, each)),
  );
  await client.newWorker({ concurrency: 50 }).start();
  return {
    versions: versionIn(packages, "openworkflow"),
    durability: `SQLite, WAL, ${synchronousByDefault() ? "synchronous=FULL: fsync at each commit" : "no fsync at each commit"}`,
    accepts: true,
    start: (key, steps) => workflow.run({ key, steps }),
    close: () => backend.stop(),
  };
};

/** It sets nothing, so that the default of Node's SQLite holds. */
function synchronousByDefault(): boolean {
  const database = new DatabaseSync(":memory:");
  const { synchronous } = database.prepare("PRAGMA synchronous").get() as { synchronous: number };
  database.close();
  return synchronous >= 2;
}
