import { type ConnectionOptions, readSettings } from "../connection/settings.ts";
import { createAsk } from "./ask.ts";
import { checkRedis } from "./check-redis.ts";
import { checkSync } from "./check-sync.ts";
import {
  checkClock,
  checkEventKey,
  checkKeys,
  checkMode,
  checkReachable,
  checkSigningKey,
} from "./connection-checks.ts";
import { readRegistration } from "./registration.ts";
import { type DoctorResult, unknown, type Verdict } from "./result.ts";

export interface DiagnoseOptions extends ConnectionOptions {
  /** The run store, which tells what the application attached when it last started. */
  readonly file?: string;
  /** Milliseconds since 1970; the machine's by default. */
  readonly now?: () => number;
}

const why: Readonly<Record<DoctorResult["id"], string>> = {
  keys: "The signing key proves that calls come from the server; the event key lets this process send events.",
  reachable: "Triggers are kept here until the server takes them; nothing runs without it.",
  mode: "In development mode nobody's calls are checked; in the other, a development server's are refused.",
  clock: "Signatures are refused when they are more than five minutes old.",
  "signing-key": "Cancelling, checkpoints and registration need the server to take it.",
  "event-key": "Events with another key are refused.",
  sync: "The server calls only the functions that it knows.",
  redis: "Without Redis a server loses every unfinished run when it restarts.",
};

/** Checks a connection to an Inngest server; never throws, changes nothing, and tells no key. */
export async function diagnose(options: DiagnoseOptions = {}): Promise<readonly DoctorResult[]> {
  const settings = readSettings(options);
  const ask = createAsk(settings, options.now ?? Date.now);
  const result = (id: DoctorResult["id"], verdict: Verdict): DoctorResult => ({ id, ...verdict, why: why[id] });
  const [reachable, health] = await checkReachable(settings, ask);
  const before = [result("keys", checkKeys(settings)), result("reachable", reachable)];
  const redisUri = (options.env ?? process.env)["INNGEST_REDIS_URI"];
  const redis = result("redis", await checkRedis(settings, redisUri));
  if (health === undefined) {
    const rest = ["mode", "clock", "signing-key", "event-key", "sync"] as const;
    const notAsked = unknown("Could not be asked: the server does not answer.", "Mend that first.");
    return [...before, ...rest.map((id) => result(id, notAsked)), redis];
  }
  const registration = options.file === undefined ? undefined : readRegistration(options.file);
  const [signingKey, eventKey, sync] = await Promise.all([
    checkSigningKey(settings, ask),
    checkEventKey(settings, ask),
    checkSync(settings, ask, registration),
  ]);
  return [
    ...before,
    result("mode", checkMode(settings, health)),
    result("clock", checkClock(health)),
    result("signing-key", signingKey),
    result("event-key", eventKey),
    result("sync", sync),
    redis,
  ];
}
