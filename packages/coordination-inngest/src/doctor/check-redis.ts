import { type ConnectionSettings, isInngestCloud } from "../connection/settings.ts";
import { ok, unknown, type Verdict } from "./result.ts";

/** A self-hosted server exposes nothing about its storage, so that only somebody who knows can say. */
export function checkRedis(settings: ConnectionSettings): Verdict {
  if (settings.mode === "dev")
    return ok("A development server forgets its runs when it stops, which is as it should be.");
  if (isInngestCloud(settings)) return ok("Inngest Cloud keeps its own storage.");
  if (settings.redisConfirmed) return ok("INNGEST_REDIS says that the server keeps its state in Redis.");
  return unknown(
    "Nobody has said that the server keeps its state in Redis, and it does not tell; the runtime refuses to start.",
    "Start the server with --redis-uri (Redis with appendonly yes) and --postgres-uri, then set INNGEST_REDIS=1 here.",
  );
}
