import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { seedDemo } from "@rawr/invoice-processing";
import { composeRawrHq } from "../../../../rawr.hq.ts";
import type { Composition } from "../../src/composition.ts";
import type { HostConfig } from "../../src/config/host-config.ts";
import { createHost, type Host } from "../../src/host.ts";
import { keptLog } from "./kept-log.ts";
import { type ConfigChanges, testConfig } from "./test-config.ts";
import { token } from "./token.ts";

/** The real host, listening, on demo data of its own. */
export interface TestHost {
  readonly url: string;
  readonly host: Host;
  readonly config: HostConfig;
  readonly composition: Composition;
  readonly log: ReturnType<typeof keptLog>;
  /** Mints a token that the host accepts. */
  readonly token: typeof token;
  /** Asks the host; `as` signs the request with a token of that person. */
  request(path: string, init?: TestRequest): Promise<Response>;
  /** Stops the host; the state folder goes, unless it was given. */
  close(): Promise<void>;
}

export interface TestRequest extends Omit<RequestInit, "headers"> {
  readonly as?: Parameters<typeof token>[0];
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as a JSON body. */
  readonly json?: unknown;
}

export interface TestHostOptions {
  /** With the console page, which has to be bundled; without by default. */
  readonly page?: boolean;
}

/** Starts the composition of this repository behind a host that listens on a port that the system chooses. */
export async function createTestHost(
  changes: ConfigChanges = {},
  { page = false }: TestHostOptions = {},
): Promise<TestHost> {
  const config = testConfig(changes);
  const { stateFolder } = config;
  mkdirSync(stateFolder, { recursive: true });
  seedDemo({ invoicesFile: join(stateFolder, "invoices.db"), ledgerFile: join(stateFolder, "ledger.db") });
  const whole = composeRawrHq({ stateFolder, env: {} });
  const composition: Composition = page ? whole : { ...whole, web: [] };
  const log = keptLog();
  const host = await createHost(composition, config, { log: log.log }).catch(async (error) => {
    await composition.close();
    throw error;
  });
  const { url } = await host.listen();
  return {
    url,
    host,
    config,
    composition,
    log,
    token,
    async request(path, { as, headers = {}, json, ...init } = {}) {
      return fetch(new URL(path, url), {
        redirect: "manual",
        ...init,
        ...(json !== undefined && { method: init.method ?? "POST", body: JSON.stringify(json) }),
        headers: {
          ...(json !== undefined && { "content-type": "application/json" }),
          ...(as !== undefined && { authorization: `Bearer ${await token(as)}` }),
          ...headers,
        },
      });
    },
    async close() {
      await host.close();
      if (changes.stateFolder === undefined) rmSync(stateFolder, { recursive: true, force: true });
    },
  };
}
