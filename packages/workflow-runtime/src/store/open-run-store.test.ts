import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { sendCommand } from "../database/commands.ts";
import { endRun, seedRun, temporaryDatabase, temporaryFile } from "../testing/temporary-database.ts";
import { openRunStore } from "./open-run-store.ts";

test("reads while the engine runs, and when it does not", async () => {
  const file = temporaryFile();
  const engine = temporaryDatabase({ file });
  await engine.committer.commit((transaction) => seedRun(transaction, { runId: "r" }));
  const during = openRunStore(file);
  expect((await during.store.get("r"))?.status).toBe("queued");
  await engine.committer.commit((transaction, now) => endRun(transaction, "r", now));
  expect((await during.store.get("r"))?.status).toBe("completed");
  during.close();
  engine.close();
  const after = openRunStore(file);
  expect((await after.store.list()).items).toHaveLength(1);
  after.close();
});

test("a file that is not there, is empty, or is of another kind is told", () => {
  const file = temporaryFile();
  expect(() => openRunStore(file)).toThrow(expect.objectContaining({ code: "DATABASE_UNAVAILABLE" }));
  const empty = new DatabaseSync(file);
  empty.exec("VACUUM");
  empty.close();
  expect(() => openRunStore(file)).toThrow(expect.objectContaining({ code: "DATABASE_UNAVAILABLE" }));
});

test("who waits for a row is refused when the store is closed", async () => {
  const file = temporaryFile();
  const engine = temporaryDatabase({ file });
  await engine.committer.commit((transaction) => seedRun(transaction, { runId: "r" }));
  const { store, close } = openRunStore(file);
  const next = store.subscribe("r", 1)[Symbol.asyncIterator]().next();
  close();
  await expect(next).rejects.toMatchObject({ code: "RUNTIME_CLOSED" });
  const late = store.subscribe("r", 1)[Symbol.asyncIterator]().next();
  await expect(late).rejects.toMatchObject({ code: "RUNTIME_CLOSED" });
});

test("a command for a file that is not there is refused and makes none", () => {
  const file = temporaryFile();
  expect(() => sendCommand(file, { kind: "prune" }, 5)).toThrow(
    expect.objectContaining({ code: "DATABASE_UNAVAILABLE" }),
  );
  expect(existsSync(file)).toBe(false);
});

test("a command reaches the owner of the file", () => {
  const file = temporaryFile();
  const engine = temporaryDatabase({ file });
  const id = sendCommand(file, { kind: "cancel", runId: "r", options: { reason: "twice" } }, 5);
  const rows = engine.committer.read(({ statement }) => statement("SELECT * FROM commands").all());
  expect(rows).toEqual([{ command_id: id, kind: "cancel", run_id: "r", options: '{"reason":"twice"}', created_at: 5 }]);
});
