import { createHash } from "node:crypto";
import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createEmbeddedRuntime } from "../../src/index.ts";
import { endProblems } from "../simulation/invariants.ts";
import { type Functions, Workshop } from "./fault-bench.ts";

let workshop: Workshop;
beforeEach(() => {
  workshop = new Workshop();
});
afterEach(() => workshop.dispose());

const done: string[] = [];
beforeEach(() => {
  done.length = 0;
});

const work: Functions = (client) => [
  client.createFunction({ id: "work", triggers: [{ event: "work" }] }, async ({ event, step }) => {
    const { name, bytes = 0 } = event.data as { name: string; bytes?: number };
    const note = (id: string) =>
      step.run(id, () => {
        done.push(`${name} ${id}`);
        return "x".repeat(bytes);
      });
    await note("a");
    await step.sleep("nap", "1m");
    await note("b");
    return name;
  }),
];

const pragma = (database: { committer: { read<T>(query: (tx: { database: DatabaseSync }) => T): T } }, sql: string) =>
  database.committer.read((tx) => Object.values(tx.database.prepare(sql).get() ?? {})[0] as number);

describe("a full disk", () => {
  test("refuses what it cannot keep, loses nothing, and goes on when there is room", async () => {
    const { runtime, database, view, settle, toTheEnd, clock } = await workshop.open(work);
    const first = await runtime.trigger({ name: "work", data: { name: "before" } });
    await settle();
    const pages = pragma(database, "PRAGMA page_count");
    pragma(database, `PRAGMA max_page_count = ${pages}`);
    const refusals: string[] = [];
    const kept: string[] = [];
    for (let at = 0; at < 40; at++) {
      await runtime.trigger({ name: "work", data: { name: `n${at}`, pad: "x".repeat(2000) } }).then(
        ({ runId }) => kept.push(runId),
        (error: { code: string; advice: string }) => refusals.push(`${error.code}: ${error.advice}`),
      );
    }
    expect(refusals.length).toBeGreaterThan(0);
    expect(new Set(refusals)).toEqual(new Set(["DATABASE_FULL: Free disk space; the engine goes on by itself."]));
    // The sleep of the first run ends while there is no room.
    clock.set(clock.now() + 60_000);
    for (let turn = 0; turn < 50; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      clock.advanceTo(clock.now());
    }
    pragma(database, "PRAGMA max_page_count = 1000000");
    for (let seconds = 0; seconds < 10; seconds++) {
      clock.advanceTo(clock.now() + 1000);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await toTheEnd();
    for (const runId of [first.runId, ...kept]) {
      expect(await runtime.store.get(runId)).toMatchObject({ status: "completed" });
    }
    expect((await runtime.store.list({ limit: 100 })).items).toHaveLength(kept.length + 1);
    expect(endProblems(view)).toEqual([]);
  });
});

describe("a locked database", () => {
  test("is waited for, and what was triggered meanwhile is executed", async () => {
    const { runtime, toTheEnd } = await workshop.open(work);
    const other = new DatabaseSync(workshop.file);
    other.exec("BEGIN IMMEDIATE");
    const receipt = runtime.trigger({ name: "work", data: { name: "patient" } });
    const state = await Promise.race([
      receipt.then(() => "acknowledged"),
      new Promise((resolve) => setTimeout(() => resolve("waits"), 150)),
    ]);
    expect(state).toBe("waits");
    other.exec("ROLLBACK");
    other.close();
    const { runId } = await receipt;
    await toTheEnd();
    expect(await runtime.store.get(runId)).toMatchObject({ status: "completed" });
    expect(done).toEqual(["patient a", "patient b"]);
  });
});

describe("a damaged file is refused with advice and stays as it is", () => {
  const digest = () => createHash("sha256").update(readFileSync(workshop.file)).digest("hex");

  const filled = async () => {
    const { runtime, settle } = await workshop.open(work);
    for (let at = 0; at < 30; at++)
      await runtime.trigger({ name: "work", data: { name: `n${at}`, pad: "x".repeat(3000) } });
    await settle();
    await workshop.closeLast();
  };

  const refusal = (): { code?: string; advice?: string; message?: string } => {
    try {
      void createEmbeddedRuntime({ file: workshop.file }).close();
      return {};
    } catch (error) {
      return error as { code: string };
    }
  };

  test("whole, it is opened", async () => {
    await filled();
    expect(refusal()).toEqual({});
  });

  test.each<[string, () => void]>([
    [
      "bytes in the middle are others",
      () => {
        const bytes = readFileSync(workshop.file);
        for (let at = 4096 * 3; at < bytes.length - 4096; at += 64) bytes.writeUInt32LE(0xdeadbeef, at);
        writeFileSync(workshop.file, bytes);
      },
    ],
    ["the end is missing", () => truncateSync(workshop.file, 4096 * 5)],
    ["it is no database", () => writeFileSync(workshop.file, "Dear diary, today I lost a database.".repeat(500))],
  ])("%s", async (_name, damage) => {
    await filled();
    damage();
    const before = digest();
    const { code, advice, message } = refusal();
    expect(code).toBe("DATABASE_CORRUPT");
    expect(advice).toContain("Restore a backup");
    expect(message).toContain(workshop.file);
    expect(digest()).toBe(before);
  });
});
