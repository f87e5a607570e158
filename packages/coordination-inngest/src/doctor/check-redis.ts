import { type ConnectionSettings, isInngestCloud } from "../connection/settings.ts";
import { askRedis } from "./ask-redis.ts";
import { ok, problem, unknown, type Verdict } from "./result.ts";

/**
 * A self-hosted server exposes nothing about its storage, so that only somebody who knows can say what it keeps its
 * state in (`INNGEST_REDIS=1`). Whether that Redis would survive, it can be asked itself.
 */
export async function checkRedis(settings: ConnectionSettings, uri: string | undefined): Promise<Verdict> {
  if (settings.mode === "dev")
    return ok("A development server forgets its runs when it stops, which is as it should be.");
  if (isInngestCloud(settings)) return ok("Inngest Cloud keeps its own storage.");
  if (!settings.redisConfirmed) {
    return unknown(
      "Nobody has said that the server keeps its state in Redis, and it does not tell; the runtime refuses to start.",
      "Start the server with --redis-uri (Redis with appendonly yes) and --postgres-uri, then set INNGEST_REDIS=1 here.",
    );
  }
  if (uri === undefined || !uri.startsWith("redis:") || !URL.canParse(uri)) {
    return ok("INNGEST_REDIS says that the server keeps its state in Redis.");
  }
  const answer = await askRedis(uri);
  switch (answer.kind) {
    case "unreachable":
      return problem("The Redis that INNGEST_REDIS_URI names does not answer.", "Start it, or correct the address.");
    case "refused":
      return unknown(
        "The Redis that INNGEST_REDIS_URI names does not say how it keeps its data.",
        "Allow INFO for its user.",
      );
    case "answered":
      return answer.appendOnly
        ? ok("The server's Redis answers and keeps an append-only file.")
        : problem(
            "The server's Redis keeps no append-only file: it forgets when it restarts.",
            "Set `appendonly yes`.",
          );
  }
}
