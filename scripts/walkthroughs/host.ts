import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A system that was started by `npm start`'s own command, for what a page executes. */
export interface PlayHost {
  /** The variables that the pages use. */
  readonly env: { readonly ORIGIN: string; readonly TOKEN: string };
  stop(): Promise<void>;
}

/** Starts on a folder of its own, with demo data. */
export async function startPlayHost(root: string): Promise<PlayHost> {
  const state = mkdtempSync(join(tmpdir(), "walkthrough "));
  const { NODE_ENV: _, ...env } = process.env;
  const args = [join(root, "scripts/start.mjs"), "--port", "0", "--state", state, "--json"];
  const host = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(host, "exit");
  const [line] = await Promise.race([once(createInterface({ input: host.stdout }), "line"), ended.then(() => ["{}"])]);
  const { url, token } = JSON.parse(String(line)) as { url?: string; token?: string };
  const stop = async () => {
    host.kill("SIGTERM");
    await ended;
    rmSync(state, { recursive: true, force: true });
  };
  if (url !== undefined && token !== undefined) return { env: { ORIGIN: url, TOKEN: token }, stop };
  await stop();
  throw new Error(`The host did not start: ${line}`);
}
