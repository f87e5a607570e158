import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { LimitConfig } from "../../src/config/host-config.ts";
import { type TokenPerson, token } from "../support/token.ts";

/** The real host in a process of its own. */
export interface ChildHost {
  readonly url: string;
  /** Signed by an operator, or by who is said. */
  ask(path: string, init?: RequestInit, person?: TokenPerson): Promise<Response>;
  /** A number of `/metrics`. */
  gauge(name: "process_resident_memory_bytes" | "host_open_streams" | "http_server_active_requests"): Promise<number>;
  close(): Promise<void>;
}

export async function startChildHost(limits: Partial<LimitConfig>): Promise<ChildHost> {
  const main = fileURLToPath(new URL("./host-main.ts", import.meta.url));
  const { NODE_ENV: _1, VITEST: _2, NODE_OPTIONS: _3, ...env } = process.env;
  const child = spawn(process.execPath, [main, JSON.stringify(limits)], { env, stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "close");
  const [url] = (await Promise.race([
    once(createInterface({ input: child.stdout }), "line"),
    ended.then(() => Promise.reject(new Error("The host ended before it listened."))),
  ])) as [string];
  const ask = async (path: string, init: RequestInit = {}, person?: TokenPerson) =>
    fetch(new URL(path, url), {
      ...init,
      headers: { authorization: `Bearer ${await token(person)}`, ...init.headers },
    });
  return {
    url,
    ask,
    async gauge(name) {
      const text = await (await ask("/metrics")).text();
      return Number(new RegExp(`^${name} (.+)$`, "m").exec(text)?.[1]);
    },
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}
