import { execFile } from "node:child_process";
import type { RunProgram } from "../publish/registry.ts";
import type { Surroundings } from "./output.ts";

/** Patience with a registry that does not answer: npm and pnpm would try for minutes. */
const patience = {
  npm_config_fetch_retries: "1",
  npm_config_fetch_retry_mintimeout: "500",
  npm_config_fetch_timeout: "60000",
  pnpm_config_fetch_retries: "1",
  pnpm_config_fetch_retry_mintimeout: "500",
  pnpm_config_fetch_timeout: "60000",
  npm_config_update_notifier: "false",
};

/** Runs npm or pnpm in a folder, whose .npmrc they read. What they need of a person they cannot ask for. */
export function programRunner(cwd: string, { env }: Surroundings): RunProgram {
  return (program, args) =>
    new Promise((resolve) => {
      const options = { cwd, env: { ...patience, ...env }, maxBuffer: 2 ** 26 };
      const child = execFile(program, [...args], options, (error, stdout, stderr) => {
        if (error?.code === "ENOENT") return resolve(undefined);
        const exitCode = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
        resolve({ exitCode, stdout, stderr });
      });
      child.stdin?.end();
    });
}

/** npm, which comes with Node, unless pnpm started the command. */
export function programsOf({ env }: Surroundings): readonly string[] {
  return env["npm_config_user_agent"]?.startsWith("pnpm/") ? ["pnpm", "npm"] : ["npm", "pnpm"];
}
