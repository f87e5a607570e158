#!/usr/bin/env node
// Runs before `npm test` and `npm run build:openapi` (npm's `pre` hooks; pnpm does not run them), on whatever Node the
// machine has. Until the version check has passed, this file uses only syntax that Node 12 can parse.
import process from "node:process";

const oldest = 20;

if (Number(process.versions.node.split(".")[0]) < oldest) {
  fail(`Node ${oldest} or newer is needed; this is Node ${process.versions.node}.`);
} else {
  import("./install.mjs").then(start, fail);
}

/** @param {typeof import("./install.mjs")} bootstrap */
function start(bootstrap) {
  return bootstrap.ensureInstalled(process.cwd(), say).catch((error) => {
    if (!bootstrap.BootstrapError.is(error)) throw error;
    fail(error.message);
  });
}

/** @param {string} message */
function say(message) {
  // Standard output belongs to the command that follows (`--json`).
  process.stderr.write(`bootstrap: ${message}\n`);
}

/** @param {unknown} reason */
function fail(reason) {
  say(String(reason));
  process.exitCode = 2;
}
