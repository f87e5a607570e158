import { rmSync } from "node:fs";
import { join } from "node:path";
import type { LimitConfig } from "../../src/config/host-config.ts";
import { createTestHost } from "../support/test-host.ts";

// The host of the hostile tests, in a process of its own: what it needs is not mixed with what its clients need.
const limits = JSON.parse(process.argv[2] ?? "{}") as Partial<LimitConfig>;
const host = await createTestHost({ limits });
// Without the ledger a run waits, so that its stream stays open.
rmSync(join(host.config.stateFolder, "ledger.db"));
process.stdout.write(`${host.url}\n`);
process.stdin.on("end", () => void host.close().then(() => process.exit(0)));
process.stdin.resume();
