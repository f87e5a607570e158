import { execFile } from "node:child_process";
import type { Diagnostic, Outcome } from "../../diagnostics/diagnostic.ts";
import { diagnose } from "../../diagnostics/table.ts";
import type { Surroundings } from "../output.ts";

/** Paths that differ from the last commit, relative to `folder`, new files included. Needs a repository, and git. */
export async function uncommittedPaths(folder: string, { env }: Surroundings): Promise<Outcome<readonly string[]>> {
  const git = (...args: readonly string[]) => runGit(folder, args, env);
  const prefix = await git("rev-parse", "--show-prefix");
  if ("failure" in prefix) return { value: [], diagnostics: [withoutGit(prefix.failure)] };
  const status = await git("status", "--porcelain=v1", "-z", "--untracked-files=all");
  if ("failure" in status) return { value: [], diagnostics: [withoutGit(status.failure)] };
  const inside = prefix.stdout.replace(/\r?\n$/, "");
  const up = "../".repeat(inside.split("/").length - 1);
  const value = readStatus(status.stdout).map((path) =>
    path.startsWith(inside) ? path.slice(inside.length) : up + path,
  );
  return { value, diagnostics: [] };
}

/** https://git-scm.com/docs/git-status#_porcelain_format_version_1: `XY path`, and of a rename the old path behind it. */
function readStatus(output: string): readonly string[] {
  const paths: string[] = [];
  const entries = output.split("\0").values();
  for (const entry of entries) {
    if (entry === "") continue;
    paths.push(entry.slice(3));
    if (/^[RC]|^.[RC]/.test(entry)) paths.push(entries.next().value ?? "");
  }
  return paths;
}

type GitResult = { readonly stdout: string } | { readonly failure: string };

function runGit(cwd: string, args: readonly string[], env: Surroundings["env"]): Promise<GitResult> {
  // A status must not write git's index, nor speak another language in a finding.
  const options = { cwd, env: { ...env, GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" }, maxBuffer: 2 ** 28 };
  return new Promise((resolve) => {
    execFile("git", [...args], options, (error, stdout, stderr) => {
      if (error === null) return resolve({ stdout });
      const failure = error.code === "ENOENT" ? "git is not on the PATH" : (stderr.split("\n")[0] ?? "");
      resolve({ failure: failure || error.message });
    });
  });
}

function withoutGit(reason: string): Diagnostic {
  return diagnose("release-without-git", { reason });
}
