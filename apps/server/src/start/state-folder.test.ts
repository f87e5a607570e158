import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { takeOwnership } from "@rawr/workflow-runtime/internals";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { developmentSecret } from "./development-secret.ts";
import { startProblemOf } from "./start-error.ts";
import { prepareStateFolder } from "./state-folder.ts";

let temporary: string;
let folder: string;
const put = (name: string, text = "x") => writeFileSync(join(folder, name), text);

beforeEach(() => {
  temporary = realpathSync(mkdtempSync(join(tmpdir(), "state folder ")));
  folder = join(temporary, "state");
});
afterEach(() => rmSync(temporary, { recursive: true, force: true }));

function problemOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    return startProblemOf(error);
  }
  throw new Error("Nothing was thrown.");
}

test("is made, parents included, and kept as it is afterwards", () => {
  const deep = join(folder, "a", "b");
  expect(prepareStateFolder(deep, { reset: false })).toBe(deep);
  writeFileSync(join(deep, "invoices.db"), "kept");
  prepareStateFolder(deep, { reset: false });
  expect(readdirSync(deep)).toEqual(["invoices.db"]);
});

test("a path through a file is explained", () => {
  writeFileSync(folder, "");
  expect(problemOf(() => prepareStateFolder(folder, { reset: false }))).toMatchObject({
    code: "STATE_FOLDER_UNUSABLE",
    message: expect.stringContaining("it is a file"),
  });
  expect(problemOf(() => prepareStateFolder(join(folder, "x"), { reset: true }))).toMatchObject({
    message: expect.stringContaining("a part of its path is a file"),
    fix: expect.stringContaining("--state"),
  });
});

describe("reset", () => {
  beforeEach(() => mkdirSync(folder));

  test("removes every file of ours", () => {
    for (const database of ["invoices", "ledger", "workflows", "host"]) {
      for (const suffix of [".db", ".db-wal", ".db-shm", ".db-journal"]) put(`${database}${suffix}`);
    }
    developmentSecret(folder);
    prepareStateFolder(folder, { reset: true });
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each(["notes.txt", "books.db", "invoices.db.backup2"])(
    "removes nothing beside %s, which is not ours",
    (name) => {
      put("invoices.db");
      put(name);
      expect(problemOf(() => prepareStateFolder(folder, { reset: true }))).toMatchObject({
        code: "STATE_FOLDER_FOREIGN",
        message: expect.stringContaining(name),
      });
      expect(readdirSync(folder).sort()).toEqual(["invoices.db", name].sort());
    },
  );

  test("removes no folder that has the name of a file of ours", () => {
    mkdirSync(join(folder, "host.db"));
    expect(problemOf(() => prepareStateFolder(folder, { reset: true })).code).toBe("STATE_FOLDER_FOREIGN");
  });
});

test.each([true, false])("refuses while somebody executes its runs, names the process (reset: %s)", (reset) => {
  mkdirSync(folder);
  put("invoices.db");
  const release = takeOwnership(join(folder, "workflows.db"));
  const problem = problemOf(() => prepareStateFolder(folder, { reset }));
  expect(problem).toMatchObject({
    code: "DATABASE_IN_USE",
    message: expect.stringContaining(`pid ${process.pid}`),
    fix: expect.stringContaining(`kill ${process.pid}`),
  });
  expect(existsSync(join(folder, "invoices.db"))).toBe(true);
  release();
  prepareStateFolder(folder, { reset });
  expect(existsSync(join(folder, "invoices.db"))).toBe(!reset);
});

describe("the development secret", () => {
  beforeEach(() => mkdirSync(folder));

  test("stays the same, is long enough, and nobody else may read it", () => {
    const secret = developmentSecret(folder);
    expect(secret).toHaveLength(32);
    expect(developmentSecret(folder)).toEqual(secret);
    expect(statSync(join(folder, "development.secret")).mode & 0o077).toBe(0);
  });

  test("is made anew when a kill cut its file off", () => {
    put("development.secret", "");
    expect(developmentSecret(folder)).toHaveLength(32);
    expect(developmentSecret(folder)).toEqual(developmentSecret(folder));
  });
});
