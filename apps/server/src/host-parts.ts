import { join } from "node:path";
import type { Logger } from "@rawr/workflow-runtime";
import type { HostConfig } from "./config/host-config.ts";
import { createInFlight, type InFlight } from "./limits/in-flight.ts";
import { createJsonLog } from "./observability/json-log.ts";
import { Metrics } from "./observability/metrics.ts";
import { createTokenReader, type ReadToken } from "./principal/read-token.ts";
import { rememberingTokens } from "./principal/remembered-tokens.ts";
import { openSessionStore, type SessionStore } from "./principal/session-store.ts";

/** What is put in place of the world, mostly by tests. */
export interface PartsOptions {
  /** Default: JSON lines on standard error. */
  readonly log?: Logger;
  readonly now?: () => Date;
}

/** What middleware and routes of one host share. */
export interface HostParts {
  readonly log: Logger;
  readonly now: () => Date;
  readonly metrics: Metrics;
  readonly inFlight: InFlight;
  readonly sessions: SessionStore;
  readonly readToken: ReadToken | undefined;
  /** Where the host is between its start and its end. */
  state: "starting" | "ready" | "stopping";
}

/**
 * Opens what a host needs before it can answer.
 *
 * @throws HostError SESSIONS_UNUSABLE
 */
export async function openParts(config: HostConfig, options: PartsOptions): Promise<HostParts> {
  const { now = () => new Date() } = options;
  const { tokens, sessionMs, stateFolder } = config;
  const readToken = tokens && rememberingTokens(await createTokenReader(tokens, now), now);
  const metrics = new Metrics();
  const inFlight = createInFlight();
  metrics.gauge("http_server_active_requests", "Requests that are not answered to the end.", () => inFlight.size);
  metrics.gauge("host_open_streams", "Event streams that are open.", () => inFlight.streams);
  metrics.gauge("process_resident_memory_bytes", "Memory of the process.", () => process.memoryUsage.rss());
  metrics.gauge("process_uptime_seconds", "Age of the process.", () => process.uptime());
  return {
    log: options.log ?? createJsonLog({ level: config.logLevel, now }),
    now,
    metrics,
    inFlight,
    sessions: openSessionStore({ file: join(stateFolder, "host.db"), sessionMs, now }),
    readToken,
    state: "starting",
  };
}
