import { Agent, request as ask } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, expect, it } from "vitest";
import type { HostApp } from "../../src/host-env.ts";
import { createCoreHost } from "../support/core-host.ts";
import { token } from "../support/token.ts";

/** Ends the wait of `/waiting`; undefined while nobody waits there. */
let release: (() => void) | undefined;
beforeEach(() => {
  release = undefined;
});

function routes(app: HostApp): void {
  app.get("/waiting", async (context) => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    return context.text("answered");
  });
  app.get("/stuck", async (context) => {
    await new Promise((resolve) => context.get("signal").addEventListener("abort", resolve));
    return context.text("given up");
  });
  app.get("/stream", () => {
    const source = new ReadableStream({ start: (to) => to.enqueue(new TextEncoder().encode("data: 1\n\n")) });
    return new Response(source, { headers: { "content-type": "text/event-stream" } });
  });
}

const headers = async () => ({ authorization: `Bearer ${await token()}` });

it("answers what was asked, ends streams, and hears no more", async () => {
  const host = await createCoreHost({}, { routes });
  const waiting = host.request("/waiting");
  const stream = await host.request("/stream", { headers: await headers() });
  await expect.poll(() => release).toBeDefined();
  const closed = host.close();
  expect(await stream.text()).toBe("data: 1\n\n");
  await expect(host.request("/healthz")).rejects.toThrow();
  release?.();
  const answer = await waiting;
  expect([await answer.text(), answer.headers.get("connection")]).toEqual(["answered", "close"]);
  await closed;
});

it("gives up requests that take longer than a request may", async () => {
  const hasty = await createCoreHost({ limits: { requestMs: 500 } }, { routes });
  const stuck = hasty.request("/stuck").then((answer) => answer.status);
  await sleep(50);
  await hasty.close();
  expect([200, 503]).toContain(await stuck);
});

it("says that it is not ready for as long as it is told to before it closes the door", async () => {
  const host = await createCoreHost({ stopDelayMs: 1_000 }, { routes });
  expect((await host.request("/readyz")).status).toBe(200);
  const closed = host.close();
  const answer = await host.request("/readyz");
  expect([answer.status, await answer.json()]).toMatchObject([503, { data: { state: "stopping" } }]);
  expect((await host.request("/session")).status).toBe(200);
  await closed;
  await expect(host.request("/readyz")).rejects.toThrow();
});

it("ends connections that are kept alive with their answer once it stops", async () => {
  const host = await createCoreHost({}, { routes });
  const agent = new Agent({ keepAlive: true });
  const answered = new Promise((resolve, reject) => {
    ask(`${host.url}/waiting`, { agent }, (response) => {
      response.resume().on("end", () => resolve(response.headers.connection));
    })
      .on("error", reject)
      .end();
  });
  await expect.poll(() => release).toBeDefined();
  const closed = host.close();
  release?.();
  expect(await answered).toBe("close");
  await closed;
  agent.destroy();
});

it("can be closed twice, and without having listened", async () => {
  const host = await createCoreHost({}, { routes });
  await Promise.all([host.close(), host.close()]);
});

it("says by Node's error that its port is taken", async () => {
  const first = await createCoreHost();
  await expect(createCoreHost({ port: Number(new URL(first.url).port) })).rejects.toMatchObject({ code: "EADDRINUSE" });
  await first.close();
});
