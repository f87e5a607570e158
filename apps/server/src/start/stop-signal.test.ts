import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";

const module = JSON.stringify(new URL("stop-signal.ts", import.meta.url).href);

/** A process that says which signal it got, and then hangs. */
const script = `
import { stopSignal } from ${module};
const stopped = stopSignal();
setInterval(() => {}, 1_000);
console.log("ready");
console.log(await stopped);
`;

function startHanging() {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = child.stdout.setEncoding("utf8");
  return { child, said: async () => String((await once(lines, "data"))[0]).trim(), ended: once(child, "exit") };
}

test.each([
  ["SIGINT", "SIGINT", 130],
  ["SIGTERM", "SIGINT", 130],
  ["SIGINT", "SIGTERM", 143],
] as const)("%s asks to stop, and %s after it ends a process that does not", async (first, second, status) => {
  const { child, said, ended } = startHanging();
  expect(await said()).toBe("ready");
  child.kill(first);
  expect(await said()).toBe(first);
  child.kill(second);
  expect((await ended)[0]).toBe(status);
});

test("a process of npm's stops when the shell between them is gone", async () => {
  const env = { ...process.env, npm_lifecycle_event: "start" };
  // Not `exec`: the shell has to stay the parent.
  const command = '"$0" --input-type=module --eval "$1"; exit';
  const shell = spawn("sh", ["-c", command, process.execPath, `${script}; process.exit()`], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = shell.stdout.setEncoding("utf8");
  expect(String((await once(lines, "data"))[0]).trim()).toBe("ready");
  shell.kill("SIGTERM");
  expect(String((await once(lines, "data"))[0]).trim()).toBe("SIGTERM");
});
