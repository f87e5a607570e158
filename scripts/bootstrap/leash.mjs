// `node leash.mjs <command> …`: runs a command that must not outlive its parent. The parent holds our standard input;
// however it ends (Ctrl-C, SIGKILL, out of memory), the pipe closes, and the whole group that the command started stops:
// pnpm starts npm, which starts node, and any of them left behind would write into the next attempt's folder.
import { spawn } from "node:child_process";
import process from "node:process";

const [file = "", ...args] = process.argv.slice(2);
const child = spawn(file, args, { stdio: ["ignore", "inherit", "inherit"] });

process.stdin.on("close", stop).resume();
child.on("error", (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
child.on("close", (status) => process.exit(status ?? 1));

function stop() {
  if (process.platform === "win32") child.kill();
  // We lead a group of our own (`detached`), so this reaches all of them, and us.
  else process.kill(-process.pid, "SIGKILL");
}
