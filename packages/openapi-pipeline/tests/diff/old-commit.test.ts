import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Commit, openCommit } from "../../src/cli/diff/git.ts";
import { listCommitted, readCommittedSide } from "../../src/cli/diff/old-commit.ts";
import { runs } from "../diagnostics/diffing.ts";

const repository = mkdtempSync(join(tmpdir(), "old-commit-"));
/** The workspace is a folder of the repository, with a space in its name. */
const root = join(repository, "the service");
const env = { PATH: process.env["PATH"], GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
const identity = ["-c", "user.name=Author", "-c", "user.email=author@example.com"];
const git = (...args: readonly string[]) => execFileSync("git", [...identity, ...args], { cwd: root, env });

const files = {
  "openapi/runs/v1/internal/openapi.json": JSON.stringify(runs(100)),
  "openapi/runs/v1/contract.md": "# Läufe\n",
  "openapi/runs/v1/artifacts.json": JSON.stringify({ files: { "generated/runs-client/package.json": "" } }),
  "generated/runs-client/package.json": JSON.stringify({ name: "@acme/runs-client", version: "1.2.0", exports: {} }),
  "openapi/pets/v1/public/openapi.json": JSON.stringify(runs(100)),
  "openapi/pets/v1/artifacts.json": JSON.stringify({ files: { "generated/pets-client/package.json": "" } }),
  "generated/pets-client/package.json": "<<<<<<< ours",
  "openapi/orders/v2/public/openapi.json": "version https://git-lfs.github.com/spec/v1\n",
  "openapi/orders/v2/artifacts.json": "{}",
};

beforeAll(() => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  git("init", "--quiet", "--initial-branch", "main", repository);
  git("add", "--all");
  git("commit", "--quiet", "--message", "Begin");
  // What is read is the commit, not the folder.
  rmSync(join(root, "openapi"), { recursive: true });
});
afterAll(() => rmSync(repository, { recursive: true, force: true }));

async function open(ref: string): Promise<Commit> {
  const { value, diagnostics } = await openCommit(ref, { folder: root, env });
  expect(diagnostics).toEqual([]);
  return value as Commit;
}

test("a surface is read as the commit has it: documents, snapshot, client packages", async () => {
  const { value, diagnostics } = await readCommittedSide(await open("main"), "main", { name: "runs", major: 1 });
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject({
    label: "git main",
    version: "1.0.0",
    documents: [{ audience: "internal", path: "main:openapi/runs/v1/internal/openapi.json", document: runs(100) }],
    clients: { "@acme/runs-client": { version: "1.2.0", surface: { name: "@acme/runs-client" } } },
    snapshot: "# Läufe\n",
  });
});

test("a surface that is not there is none, and one that is not JSON is an error", async () => {
  const commit = await open("HEAD");
  expect(await readCommittedSide(commit, "HEAD", { name: "runs", major: 2 })).toEqual({
    value: undefined,
    diagnostics: [],
  });
  const { diagnostics } = await readCommittedSide(commit, "HEAD", { name: "orders", major: 2 });
  expect(diagnostics).toMatchObject([{ code: "diff-document-unreadable" }]);
});

test("a client package that cannot be read is an error", async () => {
  const { diagnostics } = await readCommittedSide(await open("HEAD"), "HEAD", { name: "pets", major: 1 });
  expect(diagnostics).toMatchObject([
    { code: "diff-document-unreadable", message: expect.stringContaining("HEAD:generated/pets-client") },
  ]);
});

test("every surface of a commit is listed", async () => {
  expect(await listCommitted(await open("main"))).toEqual([
    { surface: "orders", major: 2 },
    { surface: "pets", major: 1 },
    { surface: "runs", major: 1 },
  ]);
});

test.each(["-p", "--all", "main:openapi", "nowhere", ""])("the ref %j is refused", async (ref) => {
  const { value, diagnostics } = await openCommit(ref, { folder: root, env });
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code: "git-ref-unknown" }]);
});

test("without git nothing is guessed", async () => {
  const { diagnostics } = await openCommit("main", { folder: root, env: { PATH: "/nowhere" } });
  expect(diagnostics).toMatchObject([{ code: "git-unavailable", found: "git is not on the PATH" }]);
});
