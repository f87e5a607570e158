import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventSeed } from "../src/connection/event-seed.ts";
import { bearerToken, signature } from "../src/connection/signing-key.ts";
import { type App, isOver, startApp, until } from "./stand-in/app.ts";
import { StandIn } from "./stand-in/server.ts";

/** What a 1.43 server sent, keys only: see fixtures/README.md. */
const recorded = JSON.parse(
  readFileSync(fileURLToPath(new URL("fixtures/recorded-call.json", import.meta.url)), "utf8"),
);

let standIn: StandIn;
let app: App;
beforeEach(async () => {
  standIn = await StandIn.start();
  app = await startApp({
    standIn,
    functions: (client) => [
      client.createFunction({ id: "work", triggers: { event: "lab/work" } }, async ({ step }) =>
        step.run("a", () => 1),
      ),
    ],
  });
});
afterEach(async () => {
  await app.close();
  await standIn.close();
});

describe("the stand-in", () => {
  test("calls as the recorded server does", async () => {
    const { runId } = await app.runtime.trigger({ name: "lab/work", data: {} });
    await until(app, runId, isOver);
    const calls = () => standIn.executor.calls.filter(({ url }) => url.includes("lab-work"));
    await expect.poll(() => calls().length).toBeGreaterThan(0);
    const [call] = calls();
    const body = JSON.parse(call?.body ?? "{}");
    expect(Object.keys(body).sort()).toEqual(recorded.body);
    expect(Object.keys(body.ctx).sort()).toEqual(recorded.ctx);
    expect(Object.keys(body.event).sort()).toEqual(recorded.event);
    const sent = Object.keys(call?.headers ?? {}).filter((name) => name.startsWith("x-"));
    expect(sent.filter((name) => name !== "x-inngest-signature").sort()).toEqual(recorded.headers);
  });
});

describe("what goes to the server", () => {
  test("an event is filed under the run's id, so that its runs can be asked for", async () => {
    const { runId } = await app.runtime.trigger({ name: "lab/work", data: {} });
    await until(app, runId, isOver);
    expect(standIn.runsOf("lab-work")).toMatchObject([
      { internalEventId: runId, event: { id: runId, data: { runId } } },
    ]);
  });

  test("the seed of an id whose last bytes are zero borrows nothing from the others", () => {
    expect(eventSeed("01JD8Z3V6QF4T9K2M7Z0000000")).toMatch(/^\d+,[\w+/]+={0,2}$/);
    const entropy = Buffer.from(eventSeed("01JD8Z3V6QF4T9K2M700000000").split(",")[1] ?? "", "base64");
    expect(entropy.readUInt32BE(6)).toBe(0xffff_ffff);
  });

  // Made with the SDK's own functions (`hashSigningKey`, `signDataWithKey`), version 4.24.0.
  test("the bearer token and the signature are the SDK's", () => {
    const key = "signkey-test-0123456789abcdef0123456789abcdef";
    expect(bearerToken(key)).toBe(recorded.sdk.bearer);
    const body = '{"b":[1,{"z":1,"a":"é"}],"10":1,"9":null,"a":{}}';
    expect(signature(body, key, 1_795_000_000_000)).toBe(recorded.sdk.signature);
  });
});
