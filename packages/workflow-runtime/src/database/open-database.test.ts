import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { temporaryDatabase, temporaryFile } from "../testing/temporary-database.ts";
import { ownerOf } from "./owner-lock.ts";

const digest = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");
const coded = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details), advice: expect.any(String) });

/** A closed database with some pages of rows. */
async function written(): Promise<string> {
  const file = temporaryFile();
  const database = temporaryDatabase({ file });
  await database.committer.commit(({ statement }) => {
    const insert = statement("INSERT INTO jobs (kind, function_id, due_at, payload) VALUES ('wake', 'f', ?, ?)");
    for (let index = 0; index < 500; index += 1) insert.run(index, "x".repeat(200));
  });
  database.close();
  return file;
}

/** Overwrites a page in the middle with noise. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, Math.floor(bytes.length / 2 / 4096) * 4096, (Math.floor(bytes.length / 2 / 4096) + 1) * 4096);
  writeFileSync(file, bytes);
}

test("the epoch grows with each opening", () => {
  const file = temporaryFile();
  for (const epoch of [1, 2, 3]) {
    const database = temporaryDatabase({ file });
    expect(database.epoch).toBe(epoch);
    database.close();
  }
});

test("every commit is flushed to the disk, unless asked otherwise", () => {
  const pragma = (synchronous?: "full" | "normal") =>
    temporaryDatabase({ file: temporaryFile(), ...(synchronous && { synchronous }) }).committer.read(
      ({ statement }) => [
        statement("PRAGMA journal_mode").get()?.["journal_mode"],
        statement("PRAGMA synchronous").get()?.["synchronous"],
      ],
    );
  expect(pragma()).toEqual(["wal", 2]);
  expect(pragma("normal")).toEqual(["wal", 1]);
});

test("a second opening in the same process is refused, by another name of the file too", async () => {
  const file = await written();
  temporaryDatabase({ file });
  symlinkSync(file, `${file}.link`);
  for (const name of [file, `${file}.link`]) {
    expect(() => temporaryDatabase({ file: name })).toThrow(coded("DATABASE_IN_USE", { file, pid: process.pid }));
  }
  expect(ownerOf(file)).toEqual({ pid: process.pid });
});

test("what is no database is refused and left as it is", () => {
  const file = temporaryFile();
  writeFileSync(file, "Dear diary, ".repeat(2_000));
  const before = digest(file);
  expect(() => temporaryDatabase({ file })).toThrow(coded("DATABASE_CORRUPT", { file }));
  expect(digest(file)).toBe(before);
  expect(ownerOf(file)).toBeUndefined();
});

test("a damaged page is found at the opening, and the file is left as it is", async () => {
  const file = await written();
  damage(file);
  const before = digest(file);
  expect(() => temporaryDatabase({ file })).toThrow(coded("DATABASE_CORRUPT", { file }));
  expect(digest(file)).toBe(before);
});

test("a file that was cut off is refused and left as it is", async () => {
  const file = await written();
  truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096);
  const before = digest(file);
  expect(() => temporaryDatabase({ file })).toThrow(coded("DATABASE_CORRUPT", { file }));
  expect(digest(file)).toBe(before);
});

test("a damaged file is not touched by the write-ahead log that a killed process left beside it", async () => {
  const file = await written();
  const copy = temporaryFile();
  const database = temporaryDatabase({ file });
  await database.committer.commit(({ statement }) =>
    statement("INSERT INTO meta (key, value) VALUES ('a', 'b')").run(),
  );
  copyFileSync(file, copy);
  copyFileSync(`${file}-wal`, `${copy}-wal`);
  damage(copy);
  const before = [digest(copy), digest(`${copy}-wal`)];
  expect(() => temporaryDatabase({ file: copy })).toThrow(coded("DATABASE_CORRUPT"));
  expect([digest(copy), digest(`${copy}-wal`)]).toEqual(before);
});

test("damage that appears while the database is open is told as such, by reads and by transitions", async () => {
  const file = await written();
  const { committer } = temporaryDatabase({ file });
  damage(file);
  const countAll = "SELECT sum(length(payload)) FROM jobs";
  expect(() => committer.read(({ statement }) => statement(countAll).get())).toThrow(coded("DATABASE_CORRUPT"));
  await expect(committer.commit(({ statement }) => statement(countAll).get())).rejects.toEqual(
    coded("DATABASE_CORRUPT"),
  );
});

test("a file of a later version is refused and left as it is", async () => {
  const file = await written();
  const later = new DatabaseSync(file);
  later.exec("PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)");
  later.close();
  const before = digest(file);
  expect(() => temporaryDatabase({ file })).toThrow(coded("DATABASE_NEWER", { file, version: 99 }));
  expect(digest(file)).toBe(before);
});

test("another program's database is refused and left as it is", () => {
  const file = temporaryFile();
  const other = new DatabaseSync(file);
  other.exec("CREATE TABLE todo (text)");
  other.close();
  const before = digest(file);
  expect(() => temporaryDatabase({ file })).toThrow(coded("DATABASE_UNAVAILABLE", { file }));
  expect(digest(file)).toBe(before);
});

test("a folder that is not there, and a folder in place of the file, are told", () => {
  const file = temporaryFile("folder");
  mkdirSync(file);
  expect(() => temporaryDatabase({ file })).toThrow(coded("DATABASE_UNAVAILABLE"));
  expect(() => temporaryDatabase({ file: `${file}/missing/workflows.db` })).toThrow(coded("DATABASE_UNAVAILABLE"));
  expect(existsSync(`${file}/missing`)).toBe(false);
});

test("a damaged sidecar is told as such, and not as a damaged database", async () => {
  const file = await written();
  writeFileSync(`${file}.owner`, "noise ".repeat(1_000));
  expect(() => temporaryDatabase({ file })).toThrow(coded("DATABASE_UNAVAILABLE", { file }));
});
