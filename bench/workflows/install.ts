import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { installed } from "./subjects/all.ts";

/** Installs the packages of another engine by npm, beside the workspace; kept between runs. Returns their folder. */
export async function install(folder: string, name: string): Promise<string> {
  const home = join(folder, name.replaceAll(/\W+/g, "-"));
  await mkdir(home, { recursive: true });
  await writeFile(join(home, "package.json"), '{ "private": true, "type": "module" }\n');
  const packages = installed[name] ?? [];
  const args = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", ...packages];
  await promisify(execFile)("npm", args, { cwd: home, timeout: 300_000 });
  return home;
}
