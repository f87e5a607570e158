import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import type { HostOptions } from "../../src/host.ts";
import type { HostApp } from "../../src/host-env.ts";
import { createRateLimiter } from "../../src/limits/rate-limiter.ts";
import { createCoreHost } from "../support/core-host.ts";
import { rawRequest } from "../support/raw-request.ts";
import type { ConfigChanges } from "../support/test-config.ts";
import { token } from "../support/token.ts";

type CoreHost = Awaited<ReturnType<typeof createCoreHost>>;

const open: CoreHost[] = [];
afterEach(async () => {
  for (const host of open.splice(0)) await host.close();
});

const aborted: string[] = [];
const encode = (text: string) => new TextEncoder().encode(text);

function routes(app: HostApp): void {
  app.post("/write", (context) => context.text("written"));
  app.get("/read", (context) => context.text("read"));
  app.get("/slow", async (context) => {
    context.get("signal").addEventListener("abort", () => aborted.push(String(context.get("signal").reason)));
    await sleep(60_000, undefined, { signal: context.get("signal") }).catch(() => undefined);
    return context.text("too late");
  });
  app.get("/stream", () => {
    const source = new ReadableStream<Uint8Array>({ start: (to) => to.enqueue(encode("data: 1\n\n")) });
    return new Response(source, { headers: { "content-type": "text/event-stream" } });
  });
}

async function start(changes?: ConfigChanges, options?: HostOptions): Promise<CoreHost> {
  const host = await createCoreHost(changes, { routes, ...options });
  open.push(host);
  return host;
}

const bearer = async (person?: Parameters<typeof token>[0]) => ({ authorization: `Bearer ${await token(person)}` });

describe("requests that change something", () => {
  it("are refused when they come too often from one person, until there is room again", async () => {
    let at = Date.now();
    const host = await start({ limits: { writesPerMinute: 3 } }, { now: () => new Date(at) });
    const write = async (subject: string) =>
      host.request("/write", { method: "POST", headers: await bearer({ subject }) });
    for (let count = 0; count < 3; count++) expect((await write("ann")).status).toBe(200);
    const refused = await write("ann");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "20"]);
    expect(await refused.json()).toMatchObject({ code: "TOO_MANY_REQUESTS", type: "urn:problem:too-many-requests" });
    expect((await write("bob")).status).toBe(200);
    at += 20_000;
    expect([(await write("ann")).status, (await write("ann")).status]).toEqual([200, 429]);
  });

  it("count for the person, by whatever credential, and reading does not count", async () => {
    const host = await start({ limits: { writesPerMinute: 3 } });
    const signedIn = await host.request("/session", { method: "POST", headers: await bearer() });
    const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
    const withCookie = () => host.request("/write", { method: "POST", headers: { cookie, origin: host.url } });
    expect((await withCookie()).status).toBe(200);
    expect((await host.request("/write", { method: "POST", headers: await bearer() })).status).toBe(200);
    expect((await withCookie()).status).toBe(429);
    expect((await host.request("/read", { headers: { cookie } })).status).toBe(200);
  });

  it("of nobody in particular count for the address, which only a trusted proxy may say", async () => {
    const from = async (host: CoreHost, address: string) =>
      (await host.request("/write", { method: "POST", headers: { "x-forwarded-for": address } })).status;
    const direct = await start({ limits: { writesPerMinute: 1 } });
    expect([await from(direct, "192.0.2.1"), await from(direct, "192.0.2.2")]).toEqual([200, 429]);
    const proxied = await start({ limits: { writesPerMinute: 1 }, trustProxy: true });
    expect([await from(proxied, "192.0.2.1"), await from(proxied, "192.0.2.2")]).toEqual([200, 200]);
    expect(await from(proxied, "192.0.2.99, 192.0.2.1")).toBe(429);
  });
});

describe("the limiter", () => {
  it("forgets who asked longest ago when it knows too many", () => {
    const limiter = createRateLimiter({ perMinute: 1, keys: 2, now: () => 0 });
    expect([limiter.take("a"), limiter.take("b"), limiter.take("a")]).toEqual([0, 0, 60_000]);
    expect([limiter.take("c"), limiter.take("b"), limiter.take("a")]).toEqual([0, 60_000, 0]);
  });
});

describe("a request that takes too long", () => {
  it("is answered with 503, and its work is told to stop", async () => {
    const host = await start({ limits: { requestMs: 200 } });
    aborted.length = 0;
    const answer = await host.request("/slow");
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await answer.json()).toMatchObject({ code: "SERVICE_UNAVAILABLE" });
    expect(aborted).toEqual(["TimeoutError: The request's time is up."]);
  });

  it("is told to stop when its caller goes away", async () => {
    const host = await start();
    aborted.length = 0;
    const gone = new AbortController();
    const request = host.request("/slow", { signal: gone.signal });
    setTimeout(() => gone.abort(), 200);
    await expect(request).rejects.toThrow();
    await expect.poll(() => aborted.length).toBe(1);
  });
});

describe("event streams", () => {
  it("are not under the time limit, and refused when a person has too many of them", async () => {
    const host = await start({ limits: { streams: 2, requestMs: 2_000 } });
    const headers = await bearer();
    const first = await host.request("/stream", { headers });
    const second = await host.request("/stream", { headers });
    const third = await host.request("/stream", { headers });
    expect([first.status, second.status, third.status]).toEqual([200, 200, 429]);
    expect(third.headers.get("content-type")).toBe("application/problem+json");
    expect((await host.request("/stream", { headers: await bearer({ subject: "bob" }) })).status).toBe(200);
    await sleep(2_500);
    await first.body?.cancel();
    await expect.poll(async () => (await host.request("/stream", { headers })).status).toBe(200);
  });

  it("are refused to pages of other origins in a way that these can read", async () => {
    const origin = "https://other.test";
    const host = await createCoreHost(
      { limits: { streams: 1 }, corsOrigins: [origin] },
      {
        routes: (app) =>
          void app.get("/api/stream", () => {
            const source = new ReadableStream<Uint8Array>({ start: (to) => to.enqueue(encode("data: 1\n\n")) });
            return new Response(source, { headers: { "content-type": "text/event-stream" } });
          }),
      },
    );
    open.push(host);
    const headers = { origin, ...(await bearer()) };
    const first = await host.request("/api/stream", { headers });
    const second = await host.request("/api/stream", { headers });
    expect([first, second].map((answer) => [answer.status, answer.headers.get("access-control-allow-origin")])).toEqual(
      [
        [200, origin],
        [429, origin],
      ],
    );
    expect(second.headers.get("content-type")).toBe("application/problem+json");
    await first.body?.cancel();
  });

  it("end when the person signs out, those of others do not", async () => {
    const host = await start();
    const signIn = async () => {
      const answer = await host.request("/session", { method: "POST", headers: await bearer() });
      return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
    };
    const [here, elsewhere] = [await signIn(), await signIn()];
    const ended = (await host.request("/stream", { headers: { cookie: here } })).text();
    const going = await host.request("/stream", { headers: { cookie: elsewhere } });
    await host.request("/session", { method: "DELETE", headers: { cookie: here, origin: host.url } });
    expect(await ended).toBe("data: 1\n\n");
    const reader = going.body?.getReader();
    await reader?.read();
    const next = reader?.read().then(() => "ended");
    expect(await Promise.race([next, sleep(200, "going")])).toBe("going");
    await reader?.cancel();
  });
});

describe("connections", () => {
  it("that send their headers too slowly are closed with a problem", async () => {
    const host = await start({ limits: { requestMs: 300 } });
    async function* drip() {
      yield "GET /read HTTP/1.1\r\nhost: localhost\r\n";
      for (let sent = 0; sent < 100; sent++) {
        yield `x-${sent}: 1\r\n`;
        await sleep(50);
      }
    }
    const { status, text, sent } = await rawRequest(host.url, drip());
    expect([status, sent < 1_000]).toEqual([408, true]);
    expect(text).toMatch(/x-request-id: [\w-]{36}\r\n/);
    expect(text).toContain('"code":"REQUEST_TIMEOUT"');
  });

  it("with headers of more than 16 KiB get 431, with nonsense 400", async () => {
    const host = await start();
    const long = await rawRequest(host.url, [`GET / HTTP/1.1\r\nhost: localhost\r\nx: ${"y".repeat(20_000)}\r\n\r\n`]);
    expect([long.status, long.text]).toMatchObject([431, expect.stringContaining("x-content-type-options: nosniff")]);
    for (const nonsense of ["hello\r\n\r\n", "GET / HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n"]) {
      const { status, text } = await rawRequest(host.url, [nonsense]);
      expect([status, text]).toMatchObject([400, expect.stringContaining('"code":"BAD_REQUEST"')]);
    }
    const smuggled =
      "POST /write HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n";
    expect((await rawRequest(host.url, [smuggled])).status).toBe(400);
  });

  it("that only wait do not keep a host from stopping", async () => {
    const host = await start();
    const idle = connect(Number(new URL(host.url).port), "127.0.0.1");
    await once(idle, "connect");
    idle.on("error", () => undefined);
    await host.close();
    if (!idle.destroyed) await once(idle, "close");
    expect(idle.destroyed).toBe(true);
  });
});
