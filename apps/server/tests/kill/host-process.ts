import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Ready } from "../../src/start/ready.ts";
import { testTokens } from "../support/test-config.ts";

const command = fileURLToPath(new URL("../../../../scripts/start.mjs", import.meta.url));

/** One life of the host, from `npm start` to its end. */
export interface Life {
  readonly process: ChildProcess;
  /** Where it listens; undefined when it ends before. */
  readonly url: Promise<string | undefined>;
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** A test that fails leaves no host behind. */
const alive = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of alive) child.kill("SIGKILL");
});

/** Starts the real host on a state folder, with tokens that the tests mint and limits that a load does not meet; what it logs is added to a file. */
export function startHost(stateFolder: string, logFile: string): Life {
  // What vitest sets for its own processes is not what a person's shell has.
  const { NODE_ENV: _1, VITEST: _2, NODE_OPTIONS: _3, ...own } = process.env;
  const log = openSync(logFile, "a");
  const child = spawn(process.execPath, [command, "--port", "0", "--json", "--state", stateFolder], {
    env: {
      ...own,
      TOKEN_ISSUER: testTokens.issuer,
      TOKEN_AUDIENCE: testTokens.audience,
      TOKEN_SECRET: new TextDecoder().decode(testTokens.keys.secret),
      LIMIT_WRITES_PER_MINUTE: "1000000",
      LIMIT_STREAMS: "1000",
      LIMIT_REQUEST_MS: "60000",
      CONFORMANCE_RATE: "0.01",
    },
    stdio: ["ignore", "pipe", log],
  });
  closeSync(log);
  alive.add(child);
  child.once("exit", () => alive.delete(child));
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const line = new Promise<string>((resolve) =>
    createInterface({ input: child.stdout as NonNullable<typeof child.stdout> }).once("line", resolve),
  );
  const told = line.then((text) => (JSON.parse(text) as Partial<Ready>).url);
  return { process: child, ended, url: Promise.race([told, ended.then(() => undefined)]) };
}
