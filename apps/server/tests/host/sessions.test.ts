import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, describe, expect, it } from "vitest";
import type { HostOptions } from "../../src/host.ts";
import { HostError } from "../../src/host-error.ts";
import { createCoreHost } from "../support/core-host.ts";
import type { ConfigChanges } from "../support/test-config.ts";
import { token } from "../support/token.ts";

type CoreHost = Awaited<ReturnType<typeof createCoreHost>>;

const open: CoreHost[] = [];
afterEach(async () => {
  for (const host of open.splice(0)) await host.close();
});

async function start(changes?: ConfigChanges, options?: HostOptions): Promise<CoreHost> {
  const host = await createCoreHost(changes, {
    routes: (app) => void app.post("/write", (context) => context.json({ by: context.get("principal")?.subject })),
    ...options,
  });
  open.push(host);
  return host;
}

const bearer = async (person?: Parameters<typeof token>[0]) => ({ authorization: `Bearer ${await token(person)}` });
const signIn = async (host: CoreHost, headers?: Record<string, string>) => {
  const answer = await host.request("/session", { method: "POST", headers: headers ?? (await bearer()) });
  expect(answer.status).toBe(200);
  return (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
};
const whoIs = async (host: CoreHost, cookie: string): Promise<string | undefined> => {
  const { person } = (await (await host.request("/session", { headers: { cookie } })).json()) as Answer;
  return person?.subject;
};

interface Answer {
  readonly person: { readonly subject: string; readonly scopes: readonly string[] } | null;
  readonly demo: boolean;
}

describe("signing in", () => {
  it("exchanges a token for a cookie that scripts cannot read and other sites do not send", async () => {
    const host = await start();
    const answer = await host.request("/session", { method: "POST", headers: await bearer() });
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await answer.json()).toMatchObject({ person: { subject: "olga", audience: "internal" }, demo: true });
    expect(await whoIs(host, cookie.split(";")[0] ?? "")).toBe("olga");
  });

  it("sends the cookie over TLS only where there is TLS", async () => {
    const host = await start({ publicOrigin: "https://console.test" });
    const answer = await host.request("/session", { method: "POST", headers: await bearer() });
    expect(answer.headers.get("set-cookie")).toMatch(/; Secure/);
  });

  it("refuses a partner's token, which would become internal by it", async () => {
    const host = await start();
    const answer = await host.request("/session", { method: "POST", headers: await bearer({ audience: "partner" }) });
    expect([answer.status, answer.headers.get("set-cookie")]).toEqual([403, null]);
  });

  it("signs in the demo user without a token, where there is one", async () => {
    const host = await start();
    expect(await whoIs(host, await signIn(host, {}))).toBe("demo");
  });

  it("asks for a token where there is no demo user", async () => {
    const host = await start({ demoUser: undefined });
    const answer = await host.request("/session", { method: "POST" });
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: "UNAUTHORIZED" }]);
    expect(await (await host.request("/session")).json()).toEqual({ person: null, demo: false });
  });

  it("does not let another site sign a person in", async () => {
    const host = await start();
    for (const headers of [{ "sec-fetch-site": "cross-site" }, { origin: "https://evil.test" }, { origin: "null" }]) {
      expect((await host.request("/session", { method: "POST", headers })).status).toBe(403);
    }
  });

  it("makes a new session of an old one, so that nobody can hand out a session to be signed in with", async () => {
    const host = await start();
    const first = await signIn(host, {});
    const second = await signIn(host, { cookie: first, origin: host.url });
    expect(second).not.toBe(first);
    expect([await whoIs(host, first), await whoIs(host, second)]).toEqual([undefined, "demo"]);
  });
});

describe("a session", () => {
  it("is forgotten when the person signs out, and its cookie is taken away", async () => {
    const host = await start();
    const cookie = await signIn(host);
    const answer = await host.request("/session", { method: "DELETE", headers: { cookie, origin: host.url } });
    expect([answer.status, answer.headers.get("set-cookie")]).toEqual([
      204,
      "session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax",
    ]);
    expect(await whoIs(host, cookie)).toBeUndefined();
  });

  it("stands for nobody when its cookie is changed, made up or empty", async () => {
    const host = await start();
    const [, id = ""] = (await signIn(host)).split("=");
    const other = id.startsWith("A") ? "B" : "A";
    const forged = [`${other}${id.slice(1)}`, id.slice(1), `${id}A`, "A".repeat(43), "' OR 1=1 --", ""];
    for (const value of forged) expect(await whoIs(host, `session=${value}`)).toBeUndefined();
  });

  it("survives a restart of the host", async () => {
    const stateFolder = mkdtempSync(join(tmpdir(), "rawr sessions "));
    const first = await start({ stateFolder });
    const cookie = await signIn(first);
    await first.close();
    const second = await start({ stateFolder });
    expect(await whoIs(second, cookie)).toBe("olga");
    await second.close();
    rmSync(stateFolder, { recursive: true });
  });

  it("is kept as a hash: whoever reads the file cannot sign in with it", async () => {
    const stateFolder = mkdtempSync(join(tmpdir(), "rawr sessions "));
    const host = await start({ stateFolder });
    const [, id = ""] = (await signIn(host)).split("=");
    await host.close();
    expect(readFileSync(join(stateFolder, "host.db")).includes(id)).toBe(false);
    const database = new DatabaseSync(join(stateFolder, "host.db"));
    const { key } = database.prepare("SELECT key FROM sessions").get() as { key: string };
    database.close();
    const second = await start({ stateFolder });
    expect(await whoIs(second, `session=${key}`)).toBeUndefined();
    await second.close();
    rmSync(stateFolder, { recursive: true });
  });

  it("lives on with each use, and ends when it was not used for its time", async () => {
    let at = Date.parse("2026-03-01T10:00:00Z");
    const minute = 60_000;
    const host = await start({ sessionMs: 60 * minute }, { now: () => new Date(at) });
    const cookie = await signIn(host, {});
    at += 50 * minute;
    const used = await host.request("/session", { headers: { cookie } });
    expect(used.headers.get("set-cookie")).toContain("Max-Age=3600");
    at += 50 * minute;
    expect(await whoIs(host, cookie)).toBe("demo");
    at += 61 * minute;
    expect(await whoIs(host, cookie)).toBeUndefined();
  });

  it("ends after thirty days, however often it is used", async () => {
    let at = Date.parse("2026-03-01T10:00:00Z");
    const day = 24 * 3_600_000;
    const host = await start({ sessionMs: 2 * day }, { now: () => new Date(at) });
    const cookie = await signIn(host, {});
    for (let days = 1; days < 30; days++) {
      at += day;
      expect(await whoIs(host, cookie)).toBe("demo");
    }
    at += day;
    expect(await whoIs(host, cookie)).toBeUndefined();
  });

  it("has the scopes that its roles have today", async () => {
    const stateFolder = mkdtempSync(join(tmpdir(), "rawr sessions "));
    const first = await start({ stateFolder });
    const cookie = await signIn(first);
    await first.close();
    const second = await start({ stateFolder, roles: { operator: ["nothing:much"] } });
    const { person } = (await (await second.request("/session", { headers: { cookie } })).json()) as Answer;
    expect(person?.scopes).toEqual(["nothing:much"]);
    await second.close();
    rmSync(stateFolder, { recursive: true });
  });

  it("yields to a token that is sent beside it", async () => {
    const host = await start();
    const cookie = await signIn(host, {});
    const answer = await host.request("/session", { headers: { cookie, ...(await bearer()) } });
    expect(await answer.json()).toMatchObject({ person: { subject: "olga" } });
  });
});

describe("requests that change something, with a session", () => {
  const write = async (headers: Record<string, string>) => {
    const host = await start();
    const cookie = await signIn(host);
    const given = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace("OWN", host.url)]),
    );
    const answer = await host.request("/write", { method: "POST", headers: { cookie, ...given } });
    return answer.status;
  };

  it("pass from a page of the host", async () => {
    expect(await write({ "sec-fetch-site": "same-origin" })).toBe(200);
    expect(await write({ origin: "OWN" })).toBe(200);
  });

  it("are refused from anywhere else, and when nothing says where they come from", async () => {
    const foreign: Record<string, string>[] = [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { "sec-fetch-site": "none" },
      { "sec-fetch-site": "cross-site", origin: "OWN" },
      { origin: "https://evil.test" },
      { origin: "null" },
      { referer: "OWN/" },
      {},
    ];
    for (const headers of foreign) expect([headers, await write(headers)]).toEqual([headers, 403]);
  });

  it("count for the public origin behind a proxy, not for the name that the proxy uses", async () => {
    const host = await start({ publicOrigin: "https://console.test" });
    const cookie = await signIn(host);
    const status = async (origin: string) =>
      (await host.request("/write", { method: "POST", headers: { cookie, origin } })).status;
    expect([await status("https://console.test"), await status(host.url)]).toEqual([200, 403]);
  });

  it("need no proof with a token, which no browser sends by itself", async () => {
    const host = await start();
    const headers = { "sec-fetch-site": "cross-site", ...(await bearer()) };
    expect((await host.request("/write", { method: "POST", headers })).status).toBe(200);
  });
});

it("says which file of sessions it cannot use, and why", async () => {
  const stateFolder = mkdtempSync(join(tmpdir(), "rawr sessions "));
  writeFileSync(join(stateFolder, "host.db"), "this is no database, and was never meant to be one");
  await expect(start({ stateFolder })).rejects.toSatisfy((error) => HostError.is(error, "SESSIONS_UNUSABLE"));
  await expect(start({ stateFolder })).rejects.toThrow(/host\.db cannot be used: file is not a database/);
  rmSync(join(stateFolder, "host.db"));
  const later = new DatabaseSync(join(stateFolder, "host.db"));
  later.exec("PRAGMA user_version = 9");
  later.close();
  await expect(start({ stateFolder })).rejects.toThrow(/later version/);
  rmSync(stateFolder, { recursive: true });
});
