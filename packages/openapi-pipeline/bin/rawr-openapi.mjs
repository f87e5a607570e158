#!/usr/bin/env node
// Runs on any Node: it may only use what very old versions have until the version is known.
import { existsSync } from "node:fs";
import module from "node:module";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(`rawr-openapi needs Node 22.18 or newer; this is Node ${process.versions.node}.
Fix: install a newer Node (https://nodejs.org), or run it by a script of a package that has \`node\` as a dependency.
`);
  process.exit(2);
}

// Keeps compiled code, and our TypeScript stripped of its types, between runs: an idle build is three times as fast.
module.enableCompileCache?.();
const built = new URL("../dist/cli.js", import.meta.url);
const source = new URL("../src/cli.ts", import.meta.url);
const { main } = await import(existsSync(source) ? source.href : built.href);
process.exitCode = await main(process.argv.slice(2));
