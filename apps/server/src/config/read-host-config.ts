import { resolve } from "node:path";
import type { HostConfig, LimitConfig } from "./host-config.ts";
import { isLoopback } from "./is-loopback.ts";
import { readRoles } from "./read-roles.ts";
import { readTokens } from "./read-tokens.ts";
import { type ConfigFault, type Environment, SettingReader } from "./setting-reader.ts";

export interface ConfigSource {
  readonly env: Environment;
  /** Folder that holds `openapi/`; relative state folders begin here. */
  readonly root: string;
  /** What the command line said; it goes before the environment. */
  readonly given?: Partial<Pick<HostConfig, "hostname" | "port" | "stateFolder" | "tokens">>;
}

export type ConfigReading =
  | { readonly ok: true; readonly config: HostConfig }
  | { readonly ok: false; readonly faults: readonly ConfigFault[] };

const modes = ["development", "production", "test"] as const;

/** Whom the demo user of development is: sees and does everything in the tenant of the demo data. */
const demoUser = { subject: "demo", tenant: "acme", roles: ["operator"], audience: "internal" } as const;

/** Reads and checks the host's configuration; every fault is found in one go. */
export function readHostConfig({ env, root, given = {} }: ConfigSource): ConfigReading {
  const read = new SettingReader(env);
  const mode = read.oneOf("HOST_MODE", modes) ?? modes.find((known) => known === env["NODE_ENV"]) ?? "development";
  const publicOrigin = read.text("PUBLIC_ORIGIN");
  const origin = publicOrigin === undefined ? undefined : read.origin("PUBLIC_ORIGIN", publicOrigin);
  const tokens = given.tokens ?? readTokens(read);
  const corsOrigins = (read.text("CORS_ORIGINS") ?? "").split(",").map((text) => text.trim());
  const config: HostConfig = {
    mode,
    hostname: given.hostname ?? read.text("HOST") ?? "127.0.0.1",
    port: given.port ?? read.number("PORT", { least: 0, most: 65_535 }) ?? 3_000,
    stateFolder: resolve(root, given.stateFolder ?? read.text("STATE_FOLDER") ?? ".rawr"),
    documentsFolder: root,
    ...(origin !== undefined && { publicOrigin: origin }),
    ...(tokens !== undefined && { tokens }),
    roles: readRoles(read),
    ...(mode !== "production" && { demoUser }),
    sessionMs: (read.number("SESSION_MINUTES", { least: 1, most: 43_200 }) ?? 720) * 60_000,
    limits: readLimits(read),
    corsOrigins: corsOrigins.flatMap((text) => (text === "" ? [] : (read.origin("CORS_ORIGINS", text) ?? []))),
    trustProxy: read.oneOf("TRUST_PROXY", ["true", "false"]) === "true",
    metrics: read.oneOf("METRICS", ["operators", "open"]) ?? "operators",
    logLevel: read.oneOf("LOG_LEVEL", ["debug", "info", "warn", "error"]) ?? (mode === "production" ? "info" : "warn"),
    conformanceRate:
      read.number("CONFORMANCE_RATE", { least: 0, most: 1, whole: false }) ?? (mode === "production" ? 0.01 : 1),
    stopDelayMs: read.number("STOP_DELAY_MS", { least: 0, most: 300_000 }) ?? 0,
  };
  checkMode(read, config, env);
  return read.faults.length === 0 ? { ok: true, config } : { ok: false, faults: read.faults };
}

function readLimits(read: SettingReader): LimitConfig {
  return {
    bodyBytes: read.number("LIMIT_BODY_BYTES", { least: 1, most: 2 ** 30 }) ?? 2 ** 20,
    requestMs: read.number("LIMIT_REQUEST_MS", { least: 100, most: 600_000 }) ?? 10_000,
    writesPerMinute: read.number("LIMIT_WRITES_PER_MINUTE", { least: 1, most: 1_000_000 }) ?? 600,
    streams: read.number("LIMIT_STREAMS", { least: 1, most: 10_000 }) ?? 20,
  };
}

/** Development signs anybody in; production has to be able to sign somebody in, and only behind TLS. */
function checkMode(read: SettingReader, config: HostConfig, env: Environment): void {
  const { mode, hostname, publicOrigin, tokens } = config;
  if (mode !== "production") {
    const why = `HOST_MODE=${mode} signs in whoever asks, as an operator`;
    if (env["NODE_ENV"] === "production") {
      read.fault("NODE_ENV", `is production, but ${why}. Set HOST_MODE=production.`);
    }
    if (!isLoopback(hostname)) {
      read.fault(
        "HOST",
        `is ${hostname}, which others may reach, but ${why}. Set HOST_MODE=production or HOST=127.0.0.1.`,
      );
    }
    return;
  }
  if (tokens === undefined && !read.faults.some(({ name }) => name.startsWith("TOKEN_"))) {
    read.fault("TOKEN_ISSUER", "is missing, with TOKEN_AUDIENCE and TOKEN_JWKS_URL: nobody could sign in.");
  }
  if (publicOrigin === undefined && !read.faults.some(({ name }) => name === "PUBLIC_ORIGIN")) {
    read.fault("PUBLIC_ORIGIN", "is missing: cookies and cross-site checks depend on it in production.");
  } else if (publicOrigin?.startsWith("http:") && !isLoopback(new URL(publicOrigin).hostname)) {
    read.fault("PUBLIC_ORIGIN", `is ${publicOrigin}: in production, sessions are sent behind TLS only.`);
  }
}
