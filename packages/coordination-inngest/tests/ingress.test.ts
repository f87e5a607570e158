import { Inngest } from "inngest";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { signature } from "../src/connection/signing-key.ts";
import { createInngestServeHandler } from "../src/index.ts";
import { type App, startApp } from "./stand-in/app.ts";
import { StandIn, signingKey } from "./stand-in/server.ts";

let standIn: StandIn;
let app: App;
let executed = 0;

beforeEach(async () => {
  executed = 0;
  standIn = await StandIn.start();
  app = await startApp({
    standIn,
    functions: (client) => [
      client.createFunction({ id: "work", triggers: { event: "lab/work" } }, async ({ step }) =>
        step.run("one", () => {
          executed += 1;
        }),
      ),
    ],
  });
});
afterEach(async () => {
  await app.close();
  await standIn.close();
});

const body = JSON.stringify({
  ctx: { attempt: 0, run_id: "01M7WBNP1HRFPFRZBDW62QNGB9", request_id: "r1", stack: { current: 0, stack: [] } },
  event: { id: "e1", name: "lab/work", data: { runId: "stolen" }, ts: 1, user: {} },
  events: [{ id: "e1", name: "lab/work", data: { runId: "stolen" }, ts: 1, user: {} }],
  steps: {},
  version: 2,
});

const call = (headers: Record<string, string>) =>
  fetch(`${app.url}?fnId=lab-work&stepId=step`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });

describe("a call of the ingress", () => {
  test.for([
    ["without a signature", {}],
    ["with a signature by another key", { "x-inngest-signature": signature(body, "ff".repeat(16), Date.now()) }],
    ["with a signature of another body", { "x-inngest-signature": signature("{}", signingKey, Date.now()) }],
    [
      "with a signature of ten minutes ago",
      { "x-inngest-signature": signature(body, signingKey, Date.now() - 600_000) },
    ],
  ] as const)("%s executes nothing and writes nothing", async ([, headers]) => {
    const response = await call(headers);
    expect(response.status).toBe(401);
    expect(executed).toBe(0);
    expect((await app.runtime.store.list()).items).toEqual([]);
  });

  test("with the server's signature is executed", async () => {
    const response = await call({ "x-inngest-signature": signature(body, signingKey, Date.now()) });
    expect(response.status).toBe(206);
    expect(executed).toBe(1);
  });

  test("that asks a stranger's process to register is refused", async () => {
    const response = await fetch(app.url, { method: "PUT" });
    expect(response.status).toBe(401);
    expect(await standIn.sync(app.url)).toBe(200);
  });

  test("is answered 503 while the runtime stops, so that the server calls again", async () => {
    await app.runtime.close();
    expect((await call({ "x-inngest-signature": signature(body, signingKey, Date.now()) })).status).toBe(503);
  });
});

describe("createInngestServeHandler", () => {
  const client = (options: object) => new Inngest({ id: "lab", ...options });

  test("refuses to serve without a signing key", () => {
    const unsigned = client({ isDev: false });
    expect(() => createInngestServeHandler({ client: unsigned, functions: [] })).toThrow(/INNGEST_SIGNING_KEY/);
  });

  test("takes the key as an option, and needs none in development", () => {
    createInngestServeHandler({ client: client({ isDev: false }), functions: [], signingKey });
    createInngestServeHandler({ client: client({ isDev: true }), functions: [] });
  });

  test("is the runtime's ingress when it is given one", async () => {
    const runtime = { ingress: async () => new Response(null, { status: 404 }) };
    const handler = createInngestServeHandler({ client: client({ isDev: false }), functions: [], runtime });
    expect((await handler(new Request("http://app.invalid/api/inngest"))).status).toBe(404);
  });
});
