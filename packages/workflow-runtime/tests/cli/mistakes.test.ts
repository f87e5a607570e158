import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { fileWith, temporaryFolder } from "./database.ts";
import { workflows, workflowsHere } from "./run-command.ts";

test.for([
  [["runs", "lost"], "There is no command `runs lost`; there are runs list,"],
  [["run"], "There is no command `run`;"],
  [["runs", "list", "--stauts", "failed"], "`runs list` has no option `--stauts`; it has --file,"],
  [
    ["runs", "list", "--status", "done"],
    "`--status` is one of queued, running, waiting, completed, failed, cancelled, not `done`.",
  ],
  [["runs", "list", "--limit", "0"], "`--limit` is a number from 1 to 100, not `0`."],
  [["runs", "list", "--attribute", "tenant"], "`--attribute` is <name>=<value>, not `tenant`."],
  [["runs", "list", "--since", "yesterday"], "`--since` is a span such as 2h or 7d, or a date"],
  [["runs", "list", "--file"], "`--file` needs a value."],
  [["runs", "list", "--json=yes"], "`--json` takes no value."],
  [["runs", "list", "extra"], "`runs list` does not take `extra`."],
  [["runs", "show"], "`runs show` needs the id of a run."],
  [["runs", "prune", "--older-than", "30"], "`--older-than` is a span such as 12h or 30d, not `30`."],
] as const)("%s is refused with what is right", async ([args, message]) => {
  const { code, stdout, stderr } = await workflowsHere(args);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(`error BAD_USAGE: ${message}`);
  expect(stderr).toMatch(/\n {2}Fix: See `workflows .*--help`\.\n$/);
});

test("a bare command shows its help and is a mistake; asked for, it is not", async () => {
  const bare = await workflowsHere([]);
  const asked = await workflowsHere(["--help"]);
  expect([bare.code, bare.stdout, asked.code, asked.stderr]).toEqual([2, "", 0, ""]);
  expect(asked.stdout).toBe(bare.stderr);
  const one = await workflowsHere(["runs", "watch", "-h"]);
  expect(one.stdout).toContain("Usage: workflows runs watch <id> [options]");
});

test.for([
  ["runs", "list"],
  ["runs", "show", "01J"],
  ["runs", "prune"],
])("a file that is not there is not made (%s)", async (args) => {
  const cwd = temporaryFolder();
  const { code, stderr } = await workflowsHere(args, { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain("error DATABASE_MISSING: There is no workflow database at .rawr/workflows.db.");
  expect(existsSync(join(cwd, ".rawr"))).toBe(false);
});

test("a file that is something else, another program's, or from the future is refused in one sentence", async () => {
  const folder = temporaryFolder();
  const text = join(folder, "text.db");
  writeFileSync(text, "no database ".repeat(1000));
  const foreign = join(folder, "foreign.db");
  const other = new DatabaseSync(foreign);
  other.exec("CREATE TABLE songs (title TEXT)");
  other.close();
  const newer = await fileWith();
  const later = new DatabaseSync(newer);
  later.exec("PRAGMA user_version = 99");
  later.close();
  for (const [file, code] of [
    [text, "DATABASE_CORRUPT"],
    [foreign, "DATABASE_UNAVAILABLE"],
    [newer, "DATABASE_NEWER"],
  ] as const) {
    const ended = await workflows(["runs", "list", "--file", file]);
    expect([ended.code, ended.stdout]).toEqual([2, ""]);
    expect(ended.stderr).toContain(`error ${code}: ${file}`);
    expect(ended.stderr).not.toContain("    at ");
  }
});
