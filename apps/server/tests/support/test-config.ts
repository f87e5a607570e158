import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { HostConfig, LimitConfig } from "../../src/config/host-config.ts";
import { defaultRoles } from "../../src/config/read-roles.ts";

/** The repository's root, where `openapi/` lies. */
export const root = fileURLToPath(new URL("../../../../", import.meta.url));

export const testTokens = {
  issuer: "https://issuer.test",
  audience: "rawr",
  keys: { secret: new TextEncoder().encode("a shared secret of the tests, long enough") },
} as const;

/** Members of the configuration that differ; `undefined` takes one away. */
export type ConfigChanges = Partial<Omit<HostConfig, "limits" | Optional>> & {
  readonly [Name in Optional]?: HostConfig[Name] | undefined;
} & { readonly limits?: Partial<LimitConfig> };

type Optional = "tokens" | "demoUser" | "publicOrigin";

/** A configuration on a temporary state folder and a port that the system chooses. */
export function testConfig({ limits, ...changes }: ConfigChanges = {}): HostConfig {
  const config = {
    mode: "test",
    hostname: "127.0.0.1",
    port: 0,
    stateFolder: changes.stateFolder ?? mkdtempSync(join(tmpdir(), "rawr host ")),
    documentsFolder: root,
    tokens: testTokens,
    roles: defaultRoles,
    demoUser: { subject: "demo", tenant: "acme", roles: ["operator"], audience: "internal" },
    sessionMs: 12 * 3_600_000,
    limits: { bodyBytes: 2 ** 20, requestMs: 10_000, writesPerMinute: 600, streams: 20, ...limits },
    stopDelayMs: 0,
    corsOrigins: [],
    trustProxy: false,
    metrics: "operators",
    logLevel: "info",
    conformanceRate: 1,
    ...changes,
  } as const;
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined)) as unknown as HostConfig;
}
