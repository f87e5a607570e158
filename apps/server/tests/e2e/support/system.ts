import { mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConfigChanges } from "../../support/test-config.ts";
import { createTestHost, type TestHost } from "../../support/test-host.ts";

/** Everything of the product but the browser: the real host on real files, which can be taken away and put back. */
export interface System {
  /** Without a slash at its end; the same after a restart. */
  readonly url: string;
  /** The host that runs now. */
  readonly host: TestHost;
  readonly ledger: { takeAway(): void; putBack(): void };
  /** Closes the host; the files stay. */
  stop(): Promise<void>;
  /** Opens it again, on the same files and port. */
  start(): Promise<void>;
  /** Closes the host and removes the files. */
  close(): Promise<void>;
}

export async function openSystem(changes: ConfigChanges = {}): Promise<System> {
  const stateFolder = mkdtempSync(join(tmpdir(), "whole system "));
  const file = join(stateFolder, "ledger.db");
  const away = `${file}.away`;
  const options = { page: true };
  let host: TestHost | undefined = await createTestHost({ ...changes, stateFolder }, options);
  const { url } = host;
  const stop = async () => {
    await host?.close();
    host = undefined;
  };
  return {
    url,
    get host() {
      if (!host) throw new Error("The host is stopped.");
      return host;
    },
    ledger: {
      takeAway: () => renameSync(file, away),
      putBack: () => renameSync(away, file),
    },
    stop,
    async start() {
      host = await createTestHost({ ...changes, stateFolder, port: Number(new URL(url).port) }, options);
    },
    async close() {
      await stop();
      rmSync(stateFolder, { recursive: true, force: true });
    },
  };
}
