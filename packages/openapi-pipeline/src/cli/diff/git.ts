import { execFile } from "node:child_process";
import type { Outcome } from "../../diagnostics/diagnostic.ts";
import { diagnose } from "../../diagnostics/table.ts";
import type { Surroundings } from "../output.ts";

/** Files as one commit has them; paths are relative to the folder that it was opened for. */
export interface Commit {
  /** Every file below a folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Texts of files; what is not there is left out. */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Where a commit is looked for. */
export interface Repository {
  readonly folder: string;
  readonly env: Surroundings["env"];
}

/** Finds the commit of a branch, a tag or a hash. Runs git without a shell; a name that looks like an option is refused. */
export async function openCommit(ref: string, repository: Repository): Promise<Outcome<Commit | undefined>> {
  const unknown = (reason: string) => failed(diagnose("git-ref-unknown", { ref, reason }));
  if (ref.startsWith("-")) return unknown("the name of a ref does not begin with -");
  const inside = await runGit(repository, ["rev-parse", "--is-inside-work-tree"]);
  if ("failure" in inside) return failed(diagnose("git-unavailable", { ref, reason: inside.failure }));
  const found = await runGit(repository, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  if ("failure" in found) return unknown("git knows no commit of this name");
  return { value: commitOf(found.stdout.toString("utf8").trim(), repository), diagnostics: [] };
}

function failed(diagnostic: Outcome<unknown>["diagnostics"][number]): Outcome<undefined> {
  return { value: undefined, diagnostics: [diagnostic] };
}

function commitOf(hash: string, repository: Repository): Commit {
  const git = async (args: readonly string[], input?: string) => {
    const result = await runGit(repository, args, input);
    // The commit is there: what fails now is a damaged repository, or a clone that leaves files out.
    if ("failure" in result) throw new Error(`git ${args[0]}: ${result.failure}`);
    return result.stdout;
  };
  return {
    async list(folder) {
      const output = await git(["ls-tree", "-r", "-z", "--name-only", hash, "--", `${folder}/`]);
      return output.toString("utf8").split("\0").filter(Boolean);
    },
    async read(paths) {
      if (paths.length === 0) return new Map();
      const output = await git(["cat-file", "--batch"], paths.map((path) => `${hash}:./${path}\n`).join(""));
      return readBatch(output, paths);
    },
  };
}

/** https://git-scm.com/docs/git-cat-file#_batch_output: `<hash> blob <bytes>`, the bytes, a line feed; or `<name> missing`. */
function readBatch(output: Buffer, paths: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  let at = 0;
  for (const path of paths) {
    const end = output.indexOf(10, at);
    const [, type, size = ""] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(output.toString("utf8", at, end)) ?? [];
    at = end + 1;
    if (type === undefined) continue;
    const length = Number(size);
    if (type === "blob") texts.set(path, output.toString("utf8", at, at + length));
    at += length + 1;
  }
  return texts;
}

type GitResult = { readonly stdout: Buffer } | { readonly failure: string };

function runGit({ folder, env }: Repository, args: readonly string[], input?: string): Promise<GitResult> {
  // A comparison must not write git's index, nor speak another language in a finding.
  const options = {
    cwd: folder,
    env: { ...env, GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" },
    maxBuffer: 2 ** 30,
    encoding: "buffer",
  } as const;
  return new Promise((resolve) => {
    const child = execFile("git", [...args], options, (error, stdout, stderr) => {
      if (error === null) return resolve({ stdout });
      const failure = error.code === "ENOENT" ? "git is not on the PATH" : stderr.toString("utf8").split("\n")[0];
      resolve({ failure: failure || error.message });
    });
    // git may end before it has read everything.
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
  });
}
