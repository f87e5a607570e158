import { type AddressInfo, createServer } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createInngestRuntime, type DiagnoseOptions, diagnose, inngestDoctor } from "../src/index.ts";
import { type App, startApp } from "./stand-in/app.ts";
import { eventKey, StandIn, type StandInOptions, signingKey } from "./stand-in/server.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function served(options: StandInOptions & { isSynced?: boolean } = {}): Promise<{ standIn: StandIn; app: App }> {
  const standIn = await StandIn.start(options);
  const app = await startApp({
    standIn,
    isSynced: options.isSynced ?? true,
    isDev: options.kind === "dev",
    functions: (client) => [client.createFunction({ id: "work", triggers: { event: "lab/work" } }, async () => "done")],
  });
  open.push(standIn, app);
  return { standIn, app };
}

async function statuses({ standIn, app }: { standIn: StandIn; app: App }, options: DiagnoseOptions = {}) {
  const base = { baseUrl: standIn.url, eventKey, signingKey, redisConfirmed: true, env: {}, file: app.file };
  const results = await diagnose({ ...base, ...options });
  return Object.fromEntries(results.map((result) => [result.id, result]));
}

const allOk = ["keys", "reachable", "mode", "clock", "signing-key", "event-key", "sync", "redis"];

describe("the doctor of a connection to an Inngest server", () => {
  test("finds nothing to mend where all is well", async () => {
    const results = await statuses(await served());
    for (const id of allOk) expect(results[id], id).toMatchObject({ status: "ok" });
  });

  test("says for each fault what, why and how to mend it, and tells no key", async () => {
    const system = await served();
    const wrong = "signkey-test-ffffffffffffffffffffffffffffffff";
    const cases: [DiagnoseOptions, string, "problem" | "unknown"][] = [
      [{ signingKey: "" }, "keys", "problem"],
      [{ signingKey: "no-hex" }, "keys", "problem"],
      [{ signingKey: wrong }, "signing-key", "problem"],
      [{ eventKey: "secret-event-key" }, "event-key", "problem"],
      [{ baseUrl: "http://127.0.0.1:1" }, "reachable", "problem"],
      [{ baseUrl: "http://127.0.0.1:1" }, "sync", "unknown"],
      [{ isDev: true }, "mode", "problem"],
      [{ now: () => Date.now() + 400_000 }, "clock", "problem"],
      [{ redisConfirmed: false }, "redis", "unknown"],
      [{ file: "/nowhere/runs.db" }, "sync", "unknown"],
    ];
    for (const [options, id, status] of cases) {
      const results = await statuses(system, options);
      expect(results[id], id).toMatchObject({ status, fix: expect.any(String), why: expect.any(String) });
      expect(JSON.stringify(results)).not.toMatch(/secret-event-key|0123456789abcdef|ffffffff/);
    }
  });

  test("sees an application that the server does not know, and one whose functions have changed since", async () => {
    const unsynced = await served({ isSynced: false });
    expect(await statuses(unsynced)).toMatchObject({
      sync: { status: "problem", what: expect.stringContaining("lab") },
    });
    const changed = await served();
    changed.standIn.executor.functions.delete("lab-work");
    expect(await statuses(changed)).toMatchObject({
      sync: { status: "problem", what: expect.stringContaining("1 functions") },
    });
  });

  test("takes a development server for what it is", async () => {
    const system = await served({ kind: "dev" });
    const results = await statuses(system, { isDev: true, eventKey: "", signingKey: "", redisConfirmed: false });
    for (const id of allOk) expect(results[id], id).toMatchObject({ status: "ok" });
    expect(await statuses(system)).toMatchObject({ mode: { status: "problem" } });
  });

  test("asks the Redis behind the server whether it would survive, and tells no password", async () => {
    const system = await served();
    const redis = await listenAsRedis();
    open.push(redis);
    const of = async (uri: string) => (await statuses(system, { env: { INNGEST_REDIS_URI: uri } }))["redis"];
    expect(await of(`redis://:topsecret@127.0.0.1:${redis.port}`)).toMatchObject({ status: "ok" });
    expect(redis.asked.join("")).toContain("topsecret");
    redis.appendOnly = "0";
    expect(await of(`redis://127.0.0.1:${redis.port}`)).toMatchObject({
      status: "problem",
      fix: "Set `appendonly yes`.",
    });
    const gone = await of("redis://:topsecret@127.0.0.1:1");
    expect(gone).toMatchObject({ status: "problem" });
    expect(JSON.stringify(gone)).not.toContain("topsecret");
  });

  test("is skipped by the command line on the embedded engine, and stops it where Redis is unsaid", async () => {
    const { standIn, app } = await served();
    expect(await inngestDoctor({ env: {}, file: app.file })).toMatchObject([{ status: "skipped" }]);
    const env = {
      WORKFLOW_ENGINE: "inngest",
      INNGEST_BASE_URL: standIn.url,
      INNGEST_EVENT_KEY: eventKey,
      INNGEST_SIGNING_KEY: signingKey,
    };
    const findings = await inngestDoctor({ env, file: app.file });
    expect(findings.filter(({ status }) => status !== "ok")).toMatchObject([
      { check: "inngest-redis", status: "problem" },
    ]);
    expect(() => createInngestRuntime({ env, file: ":memory:" })).toThrow(/Redis/);
  });
});

async function listenAsRedis() {
  const asked: string[] = [];
  const redis = {
    asked,
    appendOnly: "1",
    port: 0,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      asked.push(chunk.toString());
      const info = `# Persistence\r\naof_enabled:${redis.appendOnly}\r\n`;
      socket.write(`+OK\r\n$${info.length}\r\n${info}\r\n`);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  redis.port = (server.address() as AddressInfo).port;
  return redis;
}
