import process from "node:process";
import { checkWorkspace } from "./guards/check-workspace.ts";

try {
  const { broken, modules } = await checkWorkspace(process.cwd());
  for (const each of broken) process.stdout.write(`${each}\n\n`);
  process.stdout.write(`${broken.length} broken rules (${modules} modules).\n`);
  if (broken.length > 0) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`The rules could not be checked: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
}
