import { DatabaseSync, type StatementSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase, type WorkflowDatabase } from "../../src/database/open-database.ts";
import type { Transaction } from "../../src/database/types.ts";
import { VirtualClock } from "../../src/testing/virtual-clock.ts";
import { type Functions, Workshop } from "./fault-bench.ts";

let workshop: Workshop;
beforeEach(() => {
  workshop = new Workshop();
});
afterEach(() => workshop.dispose());

const sleepers = 10_000;

const sleepy: Functions = (client) => [
  client.createFunction({ id: "sleepy", triggers: [{ event: "sleepy" }] }, async ({ step }) => {
    await step.run("a", () => 1);
    await step.sleep("night", "8h");
    return step.run("b", () => 2);
  }),
];

/** Copies of the one sleeping run, a second apart. */
const multiply = (file: string): void => {
  const database = new DatabaseSync(file);
  const columns = (table: string) =>
    database
      .prepare(`SELECT name FROM pragma_table_info('${table}')`)
      .all()
      .map((row) => String(row["name"]));
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${sleepers - 1})`;
  database.exec("BEGIN");
  for (const table of ["runs", "steps", "timeline", "jobs"]) {
    const names = columns(table).filter((name) => name !== "job_id");
    const values = names.map((name) =>
      name === "run_id" ? "substr(run_id, 1, 20) || printf('%06d', i)" : name === "due_at" ? "due_at + i * 1000" : name,
    );
    database.exec(`INSERT INTO ${table} (${names.join(", ")}) ${numbers} SELECT ${values.join(", ")} FROM ${table}, n`);
  }
  database.exec("COMMIT");
  database.close();
};

/** The same database, which counts the rows that it hands out and remembers what it was asked. */
const counted = (database: WorkflowDatabase) => {
  const work = { rows: 0, asked: new Set<string>() };
  const counting = (statement: StatementSync, sql: string): StatementSync =>
    new Proxy(statement, {
      get(target, name) {
        const member = Reflect.get(target, name) as unknown;
        if (typeof member !== "function") return member;
        return (...values: unknown[]) => {
          const result: unknown = Reflect.apply(member, target, values);
          work.asked.add(sql);
          if (name === "all") work.rows += (result as unknown[]).length;
          if (name === "get" && result !== undefined) work.rows += 1;
          return result;
        };
      },
    });
  const seen = <T extends { statement: Transaction["statement"] }>(tx: T): T => ({
    ...tx,
    statement: (sql: string) => counting(tx.statement(sql), sql),
  });
  const { committer } = database;
  const observed: WorkflowDatabase = {
    ...database,
    committer: {
      ...committer,
      commit: (transition) => committer.commit((tx, now) => transition(seen(tx), now)),
      read: (query) => committer.read((tx) => query(seen(tx))),
    },
  };
  return { observed, work };
};

test("10,000 sleeping runs cost nothing at boot, and each is woken at its time", async () => {
  const first = await workshop.open(sleepy);
  await first.runtime.trigger({ name: "sleepy", data: {} });
  await first.settle();
  const due = first.view.nextDue() as number;
  await workshop.closeLast();
  multiply(workshop.file);

  const clock = new VirtualClock(first.clock.now());
  const { observed, work } = counted(openDatabase({ file: workshop.file, clock }));
  const { runtime, view, settle } = await workshop.open(sleepy, { database: observed, seams: { clock } });
  await settle();
  expect(view.count("SELECT count(*) AS n FROM runs WHERE status = 'waiting'")).toBe(sleepers);
  expect(work.rows).toBeLessThan(50);
  expect(clock.timersSet).toBeLessThan(10);
  const reader = new DatabaseSync(workshop.file, { readOnly: true });
  const whole = /^SCAN (jobs|runs|steps|waits|timeline|events|j|r)(?! USING)/;
  const scans = [...work.asked].filter((sql) =>
    reader
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .some((row) => whole.test(String(row["detail"]))),
  );
  reader.close();
  expect(scans).toEqual([]);

  clock.advanceTo(due + 4500);
  await settle();
  const completed = () => view.count("SELECT count(*) AS n FROM runs WHERE status = 'completed'");
  expect(completed()).toBe(5);
  expect(work.rows).toBeLessThan(500);
  expect((await runtime.store.list({ status: ["completed"] })).items).toHaveLength(5);
});
