import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { renderReviews } from "../../src/review/render.ts";
import { hostileReview, sample } from "./sample.ts";

const repository = new URL("../../../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, repository), "utf8");

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
}

const action = parse(read(".github/actions/contract-review/action.yml")) as {
  readonly inputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
};

const step = (name: string): Step => action.runs.steps.find((each) => each.name === name) ?? {};

/** A workspace with a program that stands for ours, a `gh` that writes down what it is asked, and what a runner gives. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "contract-review-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/usr/bin/env bash\n${text}`);
  chmodSync(file, 0o755);
}

/** As a runner does: `bash --noprofile --norc -eo pipefail`. */
function runStep(name: string, env: Record<string, string>) {
  const { run = "" } = step(name);
  const { status, stdout } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", run], {
    cwd: folder,
    encoding: "utf8",
    env: {
      PATH: [join(folder, "bin"), dirname(process.execPath), process.env["PATH"]].join(delimiter),
      GITHUB_OUTPUT: join(folder, "output"),
      GITHUB_STEP_SUMMARY: join(folder, "summary"),
      RUNNER_TEMP: folder,
      ...env,
    },
  });
  return { status, stdout };
}

const outputs = () =>
  Object.fromEntries(
    readFileSync(join(folder, "output"), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => line.split(/=(.*)/s).slice(0, 2)),
  ) as Record<string, string>;

/** Our program as it ends with `code`, having written the reports of a review. */
function pretendDiff(code: number, review = sample): void {
  writeFileSync(join(folder, "given.md"), renderReviews("markdown", [review]));
  writeFileSync(join(folder, "given.json"), renderReviews("json", [review]));
  program(
    "node_modules/.bin/rawr-openapi",
    `echo "$@" > asked
for path in "$@"; do case "$path" in *.md) cp given.md "$path";; *.json) cp given.json "$path";; esac; done
echo '::error::annotation'
exit ${code}`,
  );
}

function pretendGit(...parents: readonly string[]): void {
  program(
    "bin/git",
    parents
      .map((parent) => `[ "$4" = '${parent}^{commit}' ] && exit 0`)
      .concat("exit 1")
      .join("\n"),
  );
}

describe("the action", () => {
  test("no text of an event or an input becomes part of a script", () => {
    for (const { run, shell } of action.runs.steps) {
      expect(run).not.toContain("${{");
      expect(shell).toBe("bash");
    }
  });

  test("uses no other action, and gives the token to one step alone", () => {
    expect(action.runs.steps.filter(({ uses }) => uses)).toEqual([]);
    const withToken = action.runs.steps.filter(({ env }) => JSON.stringify(env ?? {}).includes("token"));
    expect(withToken.map(({ name }) => name)).toEqual(["Comment"]);
  });

  test("compares with the base of the pull request, prints annotations, writes reports and summary", () => {
    pretendDiff(1);
    pretendGit("HEAD^2");
    const { status, stdout } = runStep("Compare", { AGAINST: "", EVENT: "pull_request" });
    expect([status, stdout]).toEqual([0, "::error::annotation\n"]);
    expect(readFileSync(join(folder, "asked"), "utf8")).toMatch(/^diff --against HEAD\^1 --format github --out /);
    expect(outputs()).toMatchObject({
      "exit-code": "1",
      verdict: "Breaking for internal and partner: 3 findings; next version 2.0.0",
    });
    expect(readFileSync(join(folder, "summary"), "utf8")).toBe(renderReviews("markdown", [sample]));
    expect(runStep("Verdict", { CODE: outputs()["exit-code"] ?? "" }).status).toBe(1);
  });

  test("elsewhere it compares with the last release, or with what it is told", () => {
    pretendDiff(0);
    runStep("Compare", { AGAINST: "", EVENT: "push" });
    expect(readFileSync(join(folder, "asked"), "utf8")).toMatch(/^diff --against released /);
    runStep("Compare", { AGAINST: "v1; rm -rf .", EVENT: "pull_request" });
    expect(readFileSync(join(folder, "asked"), "utf8")).toMatch(/^diff --against v1; rm -rf \. --format/);
    expect(runStep("Verdict", { CODE: "0" }).status).toBe(0);
  });

  test("a checkout without the base is an error that says what to do, not a pass", () => {
    pretendGit();
    const { stdout } = runStep("Compare", { AGAINST: "", EVENT: "pull_request" });
    expect(stdout).toContain("fetch-depth: 2");
    expect(outputs()).toEqual({ "exit-code": "2" });
    expect(runStep("Verdict", { CODE: "2" }).status).toBe(2);
    expect(runStep("Verdict", { CODE: "" }).status).toBe(2);
  });

  test("a comparison that could not be made has no verdict and no comment", () => {
    program("node_modules/.bin/rawr-openapi", "exit 2");
    runStep("Compare", { AGAINST: "v1", EVENT: "push" });
    expect(Object.keys(outputs())).toEqual(["reports", "exit-code"]);
  });

  test("what a contract says cannot become an output", () => {
    const review = hostileReview();
    pretendDiff(1, { ...review, newVersion: "2.0.0\nexit-code=0\n" });
    runStep("Compare", { AGAINST: "v1", EVENT: "push" });
    expect(Object.keys(outputs())).toEqual(["reports", "exit-code", "verdict"]);
    expect(outputs()["exit-code"]).toBe("1");
  });

  describe("comment", () => {
    const env = () => ({ GH_TOKEN: "x", REPOSITORY: "acme/shop", NUMBER: "7", REPORTS: folder });
    const pretendGh = (id: string, code = 0) =>
      program("bin/gh", `echo "$@" >> asked\ncase "$*" in *--jq*) echo '${id}';; *) exit ${code};; esac`);
    beforeEach(() => writeFileSync(join(folder, "review.md"), "## Compatible\n"));

    test("is written once, and then kept up to date", () => {
      pretendGh("");
      expect(runStep("Comment", env())).toEqual({ status: 0, stdout: "" });
      expect(readFileSync(join(folder, "asked"), "utf8")).toContain("--method POST repos/acme/shop/issues/7/comments");
      expect(readFileSync(join(folder, "comment.md"), "utf8")).toMatch(
        /^## Compatible\n\n<!-- rawr-openapi: .* -->\n$/,
      );
      pretendGh("42");
      runStep("Comment", env());
      expect(readFileSync(join(folder, "asked"), "utf8")).toContain(
        "--method PATCH repos/acme/shop/issues/comments/42",
      );
    });

    test("that GitHub refuses is a warning, for the summary has the same", () => {
      pretendGh("", 1);
      const { status, stdout } = runStep("Comment", env());
      expect(status).toBe(0);
      expect(stdout).toMatch(/^::warning /);
    });
  });
});

test("the example workflow pins what it uses, never runs with a fork's code and a token that writes, and names real inputs", () => {
  const text = read(".github/workflows/contract-review.yml");
  const workflow = parse(text) as {
    readonly on: unknown;
    readonly jobs: { readonly review: { readonly steps: readonly (Step & { with?: object })[] } };
  };
  expect(workflow.on).toBe("pull_request");
  for (const { uses, with: given = {} } of workflow.jobs.review.steps) {
    expect(uses).toMatch(/^\.\/\.github\/actions\/contract-review$|@[0-9a-f]{40}$/);
    if (uses?.startsWith("./"))
      for (const name of Object.keys(given)) expect(Object.keys(action.inputs)).toContain(name);
  }
});
