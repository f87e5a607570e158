import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorkspaceFixture, pnpmVersion, realPnpm, type WorkspaceFixture } from "./workspace-fixture.ts";

let workspace: WorkspaceFixture;
beforeEach(() => {
  workspace = createWorkspaceFixture();
});
afterEach(() => workspace.remove());

/** Everything that could reach a network or write fails: what still passes needs neither. */
function cutOff(): void {
  for (const name of ["pnpm", "npm"]) workspace.program(name, "echo must not be called >&2; exit 1\n");
}

describe("when the install is missing", () => {
  test("installs with a frozen lockfile, in a path with spaces, and keeps standard output free", async () => {
    const run = await workspace.run();
    expect(run).toMatchObject({ status: 0, stdout: "" });
    expect(run.stderr).toContain(`installing with pnpm ${pnpmVersion}`);
    expect(workspace.read("node_modules/inner/flag")).toBe("--frozen-lockfile\n");
  });

  test("does the same with the real pnpm, and without a network for a workspace that needs none", async ({ skip }) => {
    const pnpm = realPnpm();
    if (!pnpm) return skip("no pnpm here");
    workspace.program("pnpm", `exec "${pnpm}" "$@"\n`);
    const env = {
      npm_config_registry: "http://127.0.0.1:9",
      PATH: `${join(workspace.root, "../bin")}:${process.env.PATH}`,
    };
    expect(await workspace.run(env)).toMatchObject({ status: 0, stdout: "" });
    expect(JSON.parse(workspace.read("node_modules/inner/package.json"))).toMatchObject({ name: "inner" });
  });

  test("fetches pnpm with npm when the machine's is another version, into the checkout, without install scripts", async () => {
    workspace.program("pnpm", "echo 9.0.0\n");
    workspace.program(
      "npm",
      `echo "$@" > "$FIXTURE/npm-arguments"
      mkdir -p node_modules/pnpm/bin
      echo '{ "version": "${pnpmVersion}" }' > node_modules/pnpm/package.json
      echo 'import fs from "node:fs"; fs.mkdirSync("node_modules/inner", { recursive: true });' > node_modules/pnpm/bin/pnpm.mjs`,
    );
    expect(await workspace.run()).toMatchObject({ status: 0 });
    expect(workspace.read("npm-arguments")).toContain(
      `--ignore-scripts --no-audit --no-fund --loglevel=error pnpm@${pnpmVersion}`,
    );
    expect(
      existsSync(join(workspace.root, `node_modules/.cache/rawr-bootstrap/pnpm-${pnpmVersion}/node_modules/pnpm`)),
    ).toBe(true);
  });
});

describe("when the install is fresh", () => {
  beforeEach(async () => {
    expect(await workspace.run()).toMatchObject({ status: 0 });
    cutOff();
  });

  test("says nothing, starts nothing, needs no network", async () => {
    expect(await workspace.run()).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  test("a new script or version in a package.json is no reason to install", async () => {
    const manifest = JSON.parse(workspace.read("package.json"));
    workspace.write("package.json", JSON.stringify({ ...manifest, version: "2.0.0", scripts: { lint: "true" } }));
    expect(await workspace.run()).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  test.each<[string, (fixture: WorkspaceFixture) => void]>([
    ["the lockfile", (fixture) => fixture.write("pnpm-lock.yaml", `${fixture.read("pnpm-lock.yaml")}\n# changed\n`)],
    ["the workspace's settings", (fixture) => fixture.write("pnpm-workspace.yaml", "packages: []\n")],
    [
      "a project's dependencies",
      (fixture) => fixture.write("packages/inner/package.json", '{ "name": "inner", "dependencies": { "x": "1" } }'),
    ],
    ["node_modules, which is gone", (fixture) => fixture.write("node_modules", undefined)],
  ])("a change of %s makes it stale", async (_, change) => {
    change(workspace);
    const run = await workspace.run();
    expect(run.status).toBe(2);
    expect(run.stderr).toContain("must not be called");
  });
});

describe("when something is in the way", () => {
  test("an install that fails shows the reason without addresses or a stack, exits 2, and is tried again", async () => {
    const reason =
      "ERR_PNPM_META_FETCH_FAIL request to https://packages.example/yaml failed: getaddrinfo ENOTFOUND packages.example";
    const run = await workspace.run({ PNPM_FAILS: reason });
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(
      "pnpm install failed:\n    ERR_PNPM_META_FETCH_FAIL request to <address> failed: getaddrinfo ENOTFOUND <address>",
    );
    expect(run.stderr).toContain("Is there a network");
    expect(run.stderr).not.toMatch(/registry\.example|at .*:\d+:\d+/);
    expect(await workspace.run()).toMatchObject({ status: 0 });
  });

  test("an npm that is missing is named", async () => {
    workspace.program("pnpm", "exit 1\n");
    const run = await workspace.run({ PATH: join(workspace.root, "../bin") });
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(`npm is needed to fetch pnpm ${pnpmVersion}, and is not on the PATH`);
  });

  test.each([
    ["package.json", undefined, "package.json is missing"],
    ["package.json", "{", "package.json is not valid JSON"],
    ["package.json", "{}", 'package.json has no "packageManager"'],
    ["pnpm-lock.yaml", undefined, "pnpm-lock.yaml is missing"],
  ])("%s that is %j is explained", async (path, text, message) => {
    workspace.write(path, text);
    const run = await workspace.run();
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(message);
    expect(run.stderr).not.toContain("    at ");
  });
});

describe("when commands meet", () => {
  test("two at once install once", async () => {
    const env = { PNPM_TAKES: "0.5" };
    const runs = await Promise.all([workspace.run(env), workspace.run(env)]);
    expect(runs.map(({ status }) => status)).toEqual([0, 0]);
    expect(workspace.installs()).toBe(1);
    expect(runs.map(({ stderr }) => stderr).join("")).toContain("another command is installing; waiting for it.");
  });

  test("one that was killed half-way takes its pnpm along, and the next one starts anew", async () => {
    const killed = workspace.start({ PNPM_TAKES: "30" });
    while (workspace.installs() === 0) await sleep(20);
    workspace.write("node_modules/half/package.json", "{");
    process.kill(killed.pid, "SIGKILL");
    await killed.done;
    expect(await workspace.run()).toMatchObject({ status: 0 });
    expect(workspace.installs()).toBe(2);
    expect(existsSync(join(workspace.root, "node_modules/half"))).toBe(false);
    expect(existsSync(join(workspace.root, "node_modules/inner"))).toBe(true);
  });
});
