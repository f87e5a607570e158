#!/usr/bin/env node
// Runs on any Node: it may only use what very old versions have until the version is known.
import { existsSync } from "node:fs";
import module from "node:module";

const needed = [22, 18];
const [major, minor] = process.versions.node.split(".").map(Number);

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  process.stderr.write(`rawr-openapi needs Node ${needed.join(".")} or newer; this is Node ${process.versions.node}.
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
