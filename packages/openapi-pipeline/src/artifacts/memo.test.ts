import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openMemo } from "./memo.ts";

const folder = mkdtempSync(join(tmpdir(), "memo-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a memo gives back what was saved", () => {
  const path = join(folder, "memos", "a");
  const first = openMemo(path);
  first.entries.set("key", "value");
  first.save();
  expect([...openMemo(path).entries]).toEqual([["key", "value"]]);
});

test("a damaged memo, and none at all, are empty", () => {
  const path = join(folder, "memos", "b");
  openMemo(path).save();
  writeFileSync(path, "damaged");
  expect(openMemo(path).entries.size).toBe(0);
  expect(openMemo(join(folder, "nowhere")).entries.size).toBe(0);
});

test("a memo that cannot be written does not stop the step", () => {
  expect(() => openMemo(join(import.meta.filename, "below-a-file")).save()).not.toThrow();
});
