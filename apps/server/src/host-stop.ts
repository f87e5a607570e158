import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Assembly } from "./host-assembly.ts";

/** Ends a host: load balancers hear of it first, callers lose nothing that they were promised. */
export async function stopHost(server: Server, { composition, config, parts }: Assembly): Promise<void> {
  const listening = server.listening;
  parts.state = "stopping";
  if (listening) await sleep(config.stopDelayMs);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  parts.inFlight.endStreams();
  await parts.inFlight.drain(config.limits.requestMs);
  // Answers may still be on their way to slow readers, who are not waited for.
  await Promise.race([closed, sleep(listening ? 1_000 : 0, undefined, { ref: false })]);
  server.closeAllConnections();
  try {
    await composition.close();
  } finally {
    parts.sessions.close();
  }
}
