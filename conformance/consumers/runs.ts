import { existsSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { runNode } from "../run-node.ts";
import type { Installation } from "./installation.ts";
import { serveStub } from "./stub.ts";

/** A Node and its major version. */
export interface NodeProgram {
  readonly path: string;
  readonly major: number;
}

/** The Nodes of this machine: this process's own, those on the path, and those that are named; one of each major version. */
export async function findNodes(named: readonly string[] = []): Promise<readonly NodeProgram[]> {
  const onPath = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "node"));
  const there = [process.execPath, ...named, ...onPath].filter(existsSync).map((path) => realpathSync(path));
  const majors = new Map<number, string>();
  for (const path of new Set(there)) {
    const { stdout } = await runNode(["-p", "process.versions.node"], {
      cwd: process.cwd(),
      node: path,
      timeout: 10_000,
    });
    const major = Number.parseInt(stdout, 10);
    if (Number.isInteger(major) && !majors.has(major)) majors.set(major, path);
  }
  return [...majors].map(([major, path]) => ({ path, major })).sort((a, b) => a.major - b.major);
}

/** Runs the scenario, or a bundle of it, in a Node. Returns what it saw, or what it said when it failed. */
export async function runInNode({ folder }: Installation, program: string, node?: string): Promise<unknown> {
  const stub = await serveStub(folder);
  try {
    const options = { cwd: folder, timeout: 60_000, ...(node !== undefined && { node }) };
    const { code, stdout, stderr } = await runNode([program, `${stub.origin}/api`], options);
    return code === 0 ? (JSON.parse(stdout) as unknown) : (stderr || stdout).trim();
  } finally {
    await stub.close();
  }
}
