import { spawn } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";

const leash = fileURLToPath(new URL("leash.mjs", import.meta.url));

/**
 * Runs a command without a terminal and collects what it prints. The command ends when we do, whatever ends us.
 * @param {readonly [string, ...string[]]} command
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ ok: boolean, output: string }>} `ok` is false as well when there is no such command
 */
export function run(command, options) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [leash, ...command], {
      ...options,
      stdio: ["pipe", "pipe", "pipe"],
      detached: process.platform !== "win32",
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.on("error", (error) => resolve({ ok: false, output: error.message }));
    child.on("close", (status) => resolve({ ok: status === 0, output }));
  });
}

/**
 * The end of a command's output, in a form that may be printed and pasted into a public report: registries' addresses
 * are taken out, since they may be private.
 * @param {string} output
 */
export function reasonFrom(output) {
  const lines = withoutAddresses(output)
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "" && !/^(Progress: |Will retry in |\[WARN\] |npm notice|npm warn)/.test(line))
    .slice(-20)
    .map((line) => `    ${line}`);
  if (/ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|fetch|\bdns\b|request to /i.test(output)) {
    lines.push("  Is there a network, and is npm's registry the right one (npm config get registry)?");
  }
  return lines.join("\n");
}

/** @param {string} text */
export function withoutAddresses(text) {
  return text
    .replace(/\b[a-z][a-z+.-]*:\/\/[^\s"'`<>()]+/gi, "<address>")
    .replace(/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH)[ \t]+\S+/g, "$1 <address>");
}
