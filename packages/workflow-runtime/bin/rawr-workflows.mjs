#!/usr/bin/env node
// Runs on any Node: it may only use what very old versions have until the version is known.
import { existsSync } from "node:fs";

const [major = 0] = process.versions.node.split(".").map(Number);

if (major < 24) {
  process.stderr.write(`rawr-workflows needs Node 24 or newer; this is Node ${process.versions.node}.
Fix: install a newer Node (https://nodejs.org), or run it by a script of a package that has \`node\` as a dependency.
`);
  process.exit(2);
}

const built = new URL("../dist/cli/main.js", import.meta.url);
const source = new URL("../src/cli/main.ts", import.meta.url);
const { main } = await import(existsSync(source) ? source.href : built.href);
process.exitCode = await main(process.argv.slice(2));
