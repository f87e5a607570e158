import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { HostApp } from "../../src/host-env.ts";
import { createCoreHost } from "../support/core-host.ts";
import { signedToken, token } from "../support/token.ts";

type CoreHost = Awaited<ReturnType<typeof createCoreHost>>;

const minute = 60_000;
const started = Date.now();
let at = started;
let host: CoreHost;
beforeEach(async () => {
  at = started;
  host = await createCoreHost({ sessionMs: 60 * minute }, { routes, now: () => new Date(at) });
});
afterEach(() => host.close());

function routes(app: HostApp): void {
  const kept = { "cache-control": "public, max-age=31536000, immutable" };
  app.get("/assets/app.js", (context) => context.text("", 200, kept));
  app.get("/stream", () => {
    const source = new ReadableStream({ start: (to) => to.enqueue(new TextEncoder().encode("data: 1\n\n")) });
    return new Response(source, { headers: { "content-type": "text/event-stream" } });
  });
}

const bearer = async (subject = "olga") => ({ authorization: `Bearer ${await token({ subject })}` });
const cookiesOf = (answer: Response) => answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
const signIn = async (headers: Record<string, string>) =>
  cookiesOf(await host.request("/session", { method: "POST", headers }));
const whoIs = async (cookie: string) => {
  const answer = await host.request("/session", { headers: { cookie } });
  return ((await answer.json()) as { person: { subject: string } | null }).person?.subject;
};

describe("signing in where somebody is signed in", () => {
  it("by a token ends the session that the browser had", async () => {
    const [old = ""] = await signIn(await bearer("ann"));
    const [fresh = ""] = await signIn({ cookie: old, ...(await bearer("bob")) });
    expect([await whoIs(old), await whoIs(fresh)]).toEqual([undefined, "bob"]);
  });

  it("leaves the new cookie in the browser when the old session was due to be renewed", async () => {
    const [old = ""] = await signIn({});
    at += 30 * minute;
    const given = await signIn({ cookie: old, origin: host.url });
    expect(given).toHaveLength(1);
    expect(given).not.toContain(old);
    expect(await whoIs(given[0] ?? "")).toBe("demo");
  });

  it("does not go by one of two cookies, which another host of the domain may have set", async () => {
    const [[own = ""], [planted = ""]] = [await signIn({}), await signIn(await bearer("eve"))];
    expect([await whoIs(own), await whoIs(`${planted}; ${own}`), await whoIs(`${own}; ${planted}`)]).toEqual([
      "demo",
      undefined,
      undefined,
    ]);
    expect(await whoIs(`theme=dark; ${own}; xsession=1; my-session=2`)).toBe("demo");
  });
});

describe("signing out", () => {
  it("takes the cookie away for good, also when the session was due to be renewed", async () => {
    const [cookie = ""] = await signIn({});
    at += 30 * minute;
    const answer = await host.request("/session", { method: "DELETE", headers: { cookie, origin: host.url } });
    expect(cookiesOf(answer)).toEqual(["session="]);
  });

  it("has the browser forget what it kept of the person", async () => {
    const answer = await host.request("/session", { method: "DELETE" });
    expect(answer.headers.get("clear-site-data")).toBe('"cache", "storage"');
  });
});

it("no cookie goes out with what caches keep for everybody", async () => {
  const [cookie = ""] = await signIn({});
  at += 30 * minute;
  const asset = await host.request("/assets/app.js", { headers: { cookie } });
  expect([asset.headers.get("cache-control"), cookiesOf(asset)]).toEqual(["public, max-age=31536000, immutable", []]);
  expect(cookiesOf(await host.request("/session", { headers: { cookie } }))).toEqual([cookie]);
});

describe("an event stream", () => {
  it("ends with the token that it was opened by", async () => {
    const exp = Math.floor(started / 1_000) + 2;
    const bearer = await signedToken({ sub: "olga", tenant: "acme", exp });
    const stream = await host.request("/stream", { headers: { authorization: `Bearer ${bearer}` } });
    expect([stream.status, await stream.text()]).toEqual([200, "data: 1\n\n"]);
  });

  it("ends with the session that it was opened by", async () => {
    const hasty = await createCoreHost({ sessionMs: 1_000 }, { routes });
    const [cookie = ""] = cookiesOf(await hasty.request("/session", { method: "POST" }));
    const stream = await hasty.request("/stream", { headers: { cookie } });
    expect(await stream.text()).toBe("data: 1\n\n");
    await hasty.close();
  });

  it("that opens while the host ends them is ended too", async () => {
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const slow = await createCoreHost(
      { limits: { requestMs: 120_000 } },
      {
        routes: (app) =>
          void app.get("/late", async () => {
            ask();
            await answered;
            return new Response(new ReadableStream(), { headers: { "content-type": "text/event-stream" } });
          }),
      },
    );
    const stream = slow.request("/late").then((response) => response.text());
    await asked;
    const closed = slow.close();
    const door = () =>
      slow.request("/healthz").then(
        () => "open",
        () => "closed",
      );
    await expect.poll(door).toBe("closed");
    answer();
    expect(await stream).toBe("");
    await closed;
  });
});
