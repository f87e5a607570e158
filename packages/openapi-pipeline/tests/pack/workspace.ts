import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { redoclyConfig, spectralConfig } from "../../src/cli/init/templates.ts";
import { main } from "../../src/cli.ts";

const repository = join(import.meta.dirname, "../../../..");

/** What a command printed and answered. */
export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A workspace of its own that publishes our workflows surface. */
export interface Workspace {
  readonly root: string;
  /** Runs `rawr-openapi` in it, in this process. */
  run(args: readonly string[], env?: Readonly<Record<string, string | undefined>>): Promise<Ended>;
  /** The version of a client package as it was built; `client` is its folder. */
  version(client: string): string;
  /** Replaces text of the contract file. */
  edit(from: string, to: string): void;
  remove(): void;
}

/** Makes the workspace beside the tests, so that the contract's imports resolve; git ignores its name. */
export async function makeWorkspace(): Promise<Workspace> {
  const root = mkdtempSync(join(import.meta.dirname, ".rawr-tmp-"));
  mkdirSync(join(root, "contracts"));
  const contract = join(root, "contracts/workflows.v1.ts");
  copyFileSync(join(repository, "contracts/workflows.v1.ts"), contract);
  copyFileSync(join(repository, "LICENSE"), join(root, "LICENSE"));
  writeFileSync(join(root, "redocly.yaml"), redoclyConfig);
  writeFileSync(join(root, ".spectral.yaml"), spectralConfig);
  const manifest = { name: "shop", private: true, license: "MIT", repository: "https://git.example.com/shop.git" };
  writeFileSync(join(root, "package.json"), JSON.stringify(manifest));
  const workspace: Workspace = {
    root,
    async run(args, env = {}) {
      const printed = { stdout: "", stderr: "" };
      const stream = (name: keyof typeof printed) => ({ write: (text: string) => void (printed[name] += text) });
      const exitCode = await main(args, {
        cwd: root,
        env: { PATH: process.env["PATH"], ...env },
        stdout: stream("stdout"),
        stderr: stream("stderr"),
      });
      return { exitCode, ...printed };
    },
    version: (client) => JSON.parse(readFileSync(join(root, "generated", client, "package.json"), "utf8")).version,
    edit(from, to) {
      const text = readFileSync(contract, "utf8");
      if (!text.includes(from)) throw new Error(`The contract has no ${from}`);
      writeFileSync(contract, text.replaceAll(from, to));
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
  const built = await workspace.run(["build"]);
  if (built.exitCode !== 0) throw new Error(built.stderr);
  return workspace;
}
