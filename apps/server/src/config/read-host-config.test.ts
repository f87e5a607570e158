import { describe, expect, it } from "vitest";
import { readHostConfig } from "./read-host-config.ts";

const read = (env: Record<string, string>, given = {}) => readHostConfig({ env, root: "/srv/rawr", given });
const faultsOf = (env: Record<string, string>) => {
  const reading = read(env);
  return reading.ok ? [] : reading.faults.map(({ name, message }) => `${name} ${message}`);
};
const namesOf = (env: Record<string, string>) => faultsOf(env).map((fault) => fault.split(" ")[0]);

const production = {
  NODE_ENV: "production",
  PUBLIC_ORIGIN: "https://console.example.com",
  TOKEN_ISSUER: "https://issuer.example.com",
  TOKEN_AUDIENCE: "rawr",
  TOKEN_JWKS_URL: "https://issuer.example.com/keys",
};

describe("configuration", () => {
  it("is development on this machine alone when nothing is said", () => {
    expect(read({})).toEqual({
      ok: true,
      config: {
        mode: "development",
        hostname: "127.0.0.1",
        port: 3_000,
        stateFolder: "/srv/rawr/.rawr",
        documentsFolder: "/srv/rawr",
        roles: {
          viewer: ["invoicing:read"],
          clerk: ["invoicing:read", "invoicing:run"],
          operator: ["invoicing:read", "invoicing:run", "invoicing:write", "workflows:operate"],
        },
        demoUser: { subject: "demo", tenant: "acme", roles: ["operator"], audience: "internal" },
        sessionMs: 43_200_000,
        limits: { bodyBytes: 1_048_576, requestMs: 10_000, writesPerMinute: 600, streams: 20 },
        corsOrigins: [],
        trustProxy: false,
        metrics: "operators",
        logLevel: "warn",
        conformanceRate: 1,
        stopDelayMs: 0,
      },
    });
  });

  it("of production has no demo user and holds a hundredth against the documents", () => {
    const reading = read({ ...production, HOST: "0.0.0.0" });
    expect(reading).toMatchObject({
      ok: true,
      config: { mode: "production", logLevel: "info", conformanceRate: 0.01 },
    });
    expect(reading.ok && reading.config.demoUser).toBeUndefined();
  });

  it("takes every setting, the command line before the environment", () => {
    const env = {
      ...production,
      PORT: "8080",
      STATE_FOLDER: "/var/lib/rawr",
      ROLES: '{"auditor":["invoicing:read"]}',
      SESSION_MINUTES: "30",
      LIMIT_BODY_BYTES: "2048",
      LIMIT_REQUEST_MS: "5000",
      LIMIT_WRITES_PER_MINUTE: "60",
      LIMIT_STREAMS: "5",
      CORS_ORIGINS: "https://a.example.com, https://b.example.com:8443",
      TRUST_PROXY: "true",
      METRICS: "open",
      LOG_LEVEL: "error",
      CONFORMANCE_RATE: "0.5",
      STOP_DELAY_MS: "5000",
    };
    expect(read(env, { port: 0 })).toMatchObject({
      ok: true,
      config: {
        port: 0,
        stateFolder: "/var/lib/rawr",
        roles: { auditor: ["invoicing:read"] },
        sessionMs: 1_800_000,
        limits: { bodyBytes: 2_048, requestMs: 5_000, writesPerMinute: 60, streams: 5 },
        corsOrigins: ["https://a.example.com", "https://b.example.com:8443"],
        trustProxy: true,
        metrics: "open",
        logLevel: "error",
        conformanceRate: 0.5,
        stopDelayMs: 5_000,
        tokens: { issuer: "https://issuer.example.com", audience: "rawr" },
      },
    });
  });

  it("names every fault at once", () => {
    const env = {
      HOST_MODE: "staging",
      PORT: "80000",
      ROLES: "[]",
      SESSION_MINUTES: "soon",
      LIMIT_STREAMS: "0",
      CORS_ORIGINS: "*",
      METRICS: "closed",
      CONFORMANCE_RATE: "2",
      TOKEN_SECRET: "short",
      PUBLIC_ORIGIN: "console.example.com/app",
    };
    expect(namesOf(env).toSorted()).toEqual([...Object.keys(env), "TOKEN_ISSUER", "TOKEN_AUDIENCE"].toSorted());
    expect(faultsOf(env)).toContain('PORT is "80000", not a whole number from 0 to 65535.');
    expect(faultsOf(env).join()).not.toContain("short");
  });

  it("does not let development into production, nor onto the network", () => {
    expect(faultsOf({ NODE_ENV: "production", HOST_MODE: "development" })).toEqual([
      "NODE_ENV is production, but HOST_MODE=development signs in whoever asks, as an operator. Set HOST_MODE=production.",
    ]);
    expect(namesOf({ NODE_ENV: "production", HOST_MODE: "test" })).toEqual(["NODE_ENV"]);
    for (const HOST of ["0.0.0.0", "::", "10.0.0.1", "example.com", "127.evil.test"]) {
      expect(namesOf({ HOST })).toEqual(["HOST"]);
    }
    for (const HOST of ["localhost", "::1", "127.0.0.2"]) expect(namesOf({ HOST })).toEqual([]);
  });

  it("of production needs somebody who issues tokens, and TLS", () => {
    expect(namesOf({ NODE_ENV: "production" })).toEqual(["TOKEN_ISSUER", "PUBLIC_ORIGIN"]);
    expect(namesOf({ ...production, PUBLIC_ORIGIN: "http://console.example.com" })).toEqual(["PUBLIC_ORIGIN"]);
    expect(namesOf({ ...production, PUBLIC_ORIGIN: "http://localhost:3000" })).toEqual([]);
  });

  it("has one source of keys, which cannot be listened to", () => {
    const secret = "x".repeat(32);
    const { TOKEN_JWKS_URL, ...rest } = production;
    expect(namesOf({ ...rest, TOKEN_SECRET: secret })).toEqual([]);
    expect(namesOf({ ...rest, TOKEN_SECRET: secret, TOKEN_JWKS_URL })).toEqual(["TOKEN_JWKS_URL"]);
    expect(namesOf({ ...rest, TOKEN_SECRET: secret.slice(1) })).toEqual(["TOKEN_SECRET"]);
    expect(namesOf({ ...rest, TOKEN_JWKS_URL: "http://issuer.example.com/keys" })).toEqual(["TOKEN_JWKS_URL"]);
    expect(namesOf({ ...rest })).toEqual(["TOKEN_JWKS_URL"]);
  });
});
