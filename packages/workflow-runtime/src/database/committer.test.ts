import { DatabaseSync } from "node:sqlite";
import { expect, test, vi } from "vitest";
import { temporaryDatabase, temporaryFile } from "../testing/temporary-database.ts";
import type { Committer, Transaction } from "./types.ts";

const put =
  (key: string, value = "x") =>
  (transaction: Transaction) => {
    transaction.statement("INSERT INTO meta (key, value) VALUES (?, ?)").run(key, value);
    return key;
  };

const keys = (committer: Committer): unknown[] =>
  committer.read(({ statement }) =>
    statement("SELECT key FROM meta WHERE key <> 'epoch' ORDER BY key")
      .all()
      .map(({ key }) => key),
  );

test("transitions of one turn share a commit, in the order in which they were handed in", async () => {
  const onCommit = vi.fn();
  const { committer } = temporaryDatabase({ onCommit });
  const results = await Promise.all(["a", "b", "c"].map((key) => committer.commit(put(key))));
  expect(results).toEqual(["a", "b", "c"]);
  expect(onCommit.mock.calls).toEqual([[1]]);
  await committer.commit(put("d"));
  expect(onCommit.mock.calls).toEqual([[1], [2]]);
});

test("a transition that throws is undone alone, with what it wanted to tell", async () => {
  const { committer } = temporaryDatabase();
  const told: string[] = [];
  const telling = (key: string, mistake?: Error) => (transaction: Transaction) => {
    transaction.afterCommit(() => told.push(key));
    put(key)(transaction);
    if (mistake) throw mistake;
  };
  const mistake = new Error("mine");
  const settled = await Promise.allSettled([
    committer.commit(telling("a")),
    committer.commit(telling("b", mistake)),
    committer.commit(telling("c")),
  ]);
  expect(settled[1]).toEqual({ status: "rejected", reason: mistake });
  expect(keys(committer)).toEqual(["a", "c"]);
  expect(told).toEqual(["a", "c"]);
});

test("effects run after the commit and before the promises resolve", async () => {
  const order: string[] = [];
  const { committer } = temporaryDatabase({ onCommit: () => order.push("commit") });
  await committer.commit((transaction) => {
    order.push("transition");
    transaction.afterCommit(() => order.push(`effect, open transaction: ${transaction.database.isTransaction}`));
  });
  order.push("resolved");
  expect(order).toEqual(["transition", "commit", "effect, open transaction: false", "resolved"]);
});

test("a crash at a commit keeps what was committed and tells nobody", async () => {
  const file = temporaryFile();
  const crashed = temporaryDatabase({
    file,
    onCommit(commits) {
      if (commits === 2) throw new Error("crash");
    },
  });
  const told = vi.fn();
  await crashed.committer.commit(put("a"));
  void crashed.committer.commit(put("b")).then(told, told);
  await new Promise((resolve) => setImmediate(resolve));
  void crashed.committer.commit(put("c")).then(told, told);
  await new Promise((resolve) => setImmediate(resolve));
  crashed.close();
  expect(told).not.toHaveBeenCalled();
  expect(keys(temporaryDatabase({ file }).committer)).toEqual(["a", "b"]);
});

test("a commit for which there is no room is refused, and the next one works when there is room again", async () => {
  const file = temporaryFile();
  const { committer } = temporaryDatabase({ file });
  await committer.commit(put("before"));
  committer.read(({ database }) => {
    const pages = database.prepare("PRAGMA page_count").get()?.["page_count"];
    database.exec(`PRAGMA max_page_count = ${Number(pages)}`);
  });
  const refused = await Promise.allSettled([
    committer.commit(put("large", "x".repeat(100_000))),
    committer.commit(put("larger", "x".repeat(200_000))),
  ]);
  expect(refused).toMatchObject([
    { status: "rejected", reason: { code: "DATABASE_FULL", details: { file } } },
    { status: "rejected", reason: { code: "DATABASE_FULL" } },
  ]);
  expect(keys(committer)).toEqual(["before"]);
  committer.read(({ database }) => database.exec("PRAGMA max_page_count = 1000000"));
  await committer.commit(put("large", "x".repeat(100_000)));
  expect(keys(committer)).toEqual(["before", "large"]);
});

test("a commit waits while another connection writes", async () => {
  const file = temporaryFile();
  const { committer } = temporaryDatabase({ file });
  const other = new DatabaseSync(file);
  other.exec("BEGIN IMMEDIATE");
  const committed = committer.commit(put("a"));
  const timer = setTimeout(() => other.exec("COMMIT"), 300);
  await committed;
  clearTimeout(timer);
  other.close();
  expect(keys(committer)).toEqual(["a"]);
});

test("a commit is refused when another connection does not stop writing, and works after it has stopped", async () => {
  const file = temporaryFile();
  const { committer } = temporaryDatabase({ file });
  const other = new DatabaseSync(file);
  other.exec("BEGIN IMMEDIATE");
  await expect(committer.commit(put("a"))).rejects.toMatchObject({ code: "DATABASE_IN_USE" });
  other.exec("ROLLBACK");
  other.close();
  await committer.commit(put("b"));
  expect(keys(committer)).toEqual(["b"]);
});

test("closing commits what was handed in and refuses what comes later", async () => {
  const file = temporaryFile();
  const database = temporaryDatabase({ file });
  const accepted = database.committer.commit(put("a"));
  database.close();
  await expect(accepted).resolves.toBe("a");
  await expect(database.committer.commit(put("b"))).rejects.toMatchObject({ code: "RUNTIME_CLOSED" });
  expect(() => keys(database.committer)).toThrow(expect.objectContaining({ code: "RUNTIME_CLOSED" }));
  expect(keys(temporaryDatabase({ file }).committer)).toEqual(["a"]);
});

test("settled resolves when everything that was handed in is durable", async () => {
  const { committer } = temporaryDatabase();
  await committer.settled();
  for (let index = 0; index < 2_500; index += 1) void committer.commit(put(`k${index}`));
  await committer.settled();
  expect(keys(committer)).toHaveLength(2_500);
});
