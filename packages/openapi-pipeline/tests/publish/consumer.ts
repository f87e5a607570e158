import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import type { Ended } from "../pack/workspace.ts";
import type { Registry } from "./registry.ts";

/** An empty project outside of the workspace, which knows nothing but a registry. */
export interface Consumer {
  readonly folder: string;
  run(program: string, ...args: readonly string[]): Promise<Ended>;
  write(path: string, text: string): void;
}

const options = {
  target: "ES2022",
  module: "NodeNext",
  lib: ["ES2022", "DOM"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  outDir: "dist",
};

export function makeConsumer(folder: string, { url }: Registry): Consumer {
  mkdirSync(folder, { recursive: true });
  // npm's own, and the Node that runs this test: no setting of the machine or of a script that started us.
  const env = {
    PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter),
    HOME: folder,
    npm_config_cache: join(folder, ".npm"),
  };
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  write("package.json", JSON.stringify({ name: "consumer", private: true, type: "module" }));
  write("tsconfig.json", JSON.stringify({ compilerOptions: options, files: ["readme.ts"] }));
  write(".npmrc", `registry=${url}\naudit=false\nfund=false\nupdate-notifier=false\n`);
  return {
    folder,
    write,
    run: (program, ...args) =>
      new Promise((resolve) => {
        execFile(program, args, { cwd: folder, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
          const exitCode = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
          resolve({ exitCode, stdout, stderr });
        });
      }),
  };
}
