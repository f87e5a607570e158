import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { ownerOf } from "../../src/database/owner-lock.ts";
import { temporaryDatabase, temporaryFile } from "../../src/testing/temporary-database.ts";
import { startOwner } from "./owner.ts";

test("a second process is refused with the file and the owner's pid, until the owner is killed", async () => {
  const file = temporaryFile();
  expect(ownerOf(file)).toBeUndefined();
  const owner = await startOwner(file);
  const { pid } = owner.child;
  expect(ownerOf(file)).toEqual({ pid });
  expect(() => temporaryDatabase({ file })).toThrow(
    expect.objectContaining({ code: "DATABASE_IN_USE", message: `${file} is in use by process ${pid}.` }),
  );
  await owner.kill();
  expect(ownerOf(file)).toBeUndefined();
  expect(temporaryDatabase({ file }).epoch).toBe(2);
  expect(ownerOf(file)).toEqual({ pid: process.pid });
  // Asking must not have dropped the lock that this process holds.
  await expect(startOwner(file)).rejects.toThrow(`in use by process ${process.pid}`);
});

test("what a killed process acknowledged is there, and the file is sound", async () => {
  const file = temporaryFile();
  const acknowledged: string[] = [];
  for (let round = 0; round < 5; round += 1) {
    const owner = await startOwner(file, "commit");
    await sleep(30 + 40 * round);
    await owner.kill();
    acknowledged.push(...owner.said);
  }
  const { committer } = temporaryDatabase({ file });
  const kept = committer.read(({ statement }) =>
    statement("SELECT key FROM meta")
      .all()
      .map(({ key }) => key),
  );
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(acknowledged.filter((key) => !new Set(kept).has(key))).toEqual([]);
  // Groups are one commit: no part of one is there without the others.
  expect(kept.filter((key) => key !== "epoch").length % 3).toBe(0);
  const other = new DatabaseSync(file, { readOnly: true });
  expect(other.prepare("PRAGMA integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
  other.close();
});
