import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { HostApp } from "../../src/host-env.ts";
import { contentSecurityPolicy } from "../../src/security/content-security-policy.ts";
import { createCoreHost } from "../support/core-host.ts";
import { rawRequest } from "../support/raw-request.ts";
import type { ConfigChanges } from "../support/test-config.ts";
import { token } from "../support/token.ts";

type CoreHost = Awaited<ReturnType<typeof createCoreHost>>;

const page = contentSecurityPolicy({ script: ["'self'"], connect: ["'self'"], trustedTypes: ["console"] });

function routes(app: HostApp): void {
  app.get("/read/:id", (context) => context.json({ id: context.req.param("id") }));
  app.get("/page", (context) =>
    context.html("<p>", 200, { "content-security-policy": page, "cache-control": "no-cache" }),
  );
  app.get("/broken", () => {
    throw new Error("the password is hunter2");
  });
  app.get("/broken-oddly", () => {
    throw Object.assign(new Error("x"), { getResponse: () => new Response("inner secret") });
  });
  app.get("/api/read", (context) => context.json({ by: context.get("principal")?.subject ?? null }));
}

const open: CoreHost[] = [];
const start = async (changes?: ConfigChanges) => {
  const host = await createCoreHost(changes, { routes });
  open.push(host);
  return host;
};
afterEach(async () => {
  for (const host of open.splice(0)) await host.close();
});

const bearer = async (person?: Parameters<typeof token>[0]) => ({ authorization: `Bearer ${await token(person)}` });

describe("every answer", () => {
  it("carries the security headers, a refusal as well as a page", async () => {
    const host = await start();
    for (const path of ["/read/1", "/page", "/nowhere", "/broken", "/healthz", "/session", "/metrics"]) {
      const { headers } = await host.request(path);
      expect([path, Object.fromEntries(headers)]).toMatchObject([
        path,
        {
          "x-content-type-options": "nosniff",
          "referrer-policy": "same-origin",
          "cross-origin-opener-policy": "same-origin",
          "cross-origin-resource-policy": "same-origin",
          "content-security-policy": expect.stringContaining("default-src 'none'"),
          "permissions-policy": expect.stringContaining("camera=()"),
          "x-request-id": expect.stringMatching(/^[\w-]{36}$/),
        },
      ]);
      expect(headers.get("cache-control")).toBe(path === "/page" ? "no-cache" : "no-store");
      expect(headers.has("x-powered-by") || headers.has("server")).toBe(false);
      expect(headers.has("strict-transport-security")).toBe(false);
    }
  });

  it("of a page keeps the page's own policy, with Trusted Types", async () => {
    const host = await start();
    const { headers } = await host.request("/page");
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types console",
    );
  });

  it("asks for TLS behind TLS", async () => {
    const host = await start({ publicOrigin: "https://console.test" });
    const { headers } = await host.request("/healthz");
    expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
  });

  it("carries the caller's request id when it is harmless, else one of its own", async () => {
    const host = await start();
    const idFor = async (given: string) =>
      (await host.request("/read/1", { headers: { "x-request-id": given } })).headers.get("x-request-id");
    expect(await idFor("trace:4f.2-a_B")).toBe("trace:4f.2-a_B");
    for (const given of ["a b", '"}', "x".repeat(129), "é", "<script>"]) {
      expect(await idFor(given)).toMatch(/^[\w-]{36}$/);
    }
  });
});

describe("problems", () => {
  it("say that nothing is there, with the request's id", async () => {
    const host = await start();
    const answer = await host.request("/nowhere", { headers: { "x-request-id": "one" } });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect([answer.status, await answer.json()]).toEqual([
      404,
      {
        type: "urn:problem:not-found",
        title: "There is nothing here",
        status: 404,
        code: "NOT_FOUND",
        requestId: "one",
      },
    ]);
  });

  it("say which methods there are", async () => {
    const host = await start();
    const answer = await host.request("/session", { method: "PATCH" });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "HEAD, GET, POST, DELETE"]);
    expect(await answer.json()).toMatchObject({ code: "METHOD_NOT_ALLOWED" });
  });

  it("keep unexpected errors to the log, where their stack is", async () => {
    const host = await start();
    for (const path of ["/broken", "/broken-oddly"]) {
      const answer = await host.request(path, { headers: { "x-request-id": `id${path.slice(1)}` } });
      const text = await answer.text();
      expect([answer.status, JSON.parse(text)]).toMatchObject([500, { code: "INTERNAL_SERVER_ERROR" }]);
      expect(text).not.toMatch(/hunter2|secret|at /);
    }
    expect(host.kept.entries()).toContainEqual(
      expect.objectContaining({
        level: "error",
        requestId: "idbroken",
        message: "the password is hunter2",
        stack: expect.stringContaining("answers.test.ts"),
      }),
    );
  });

  it("refuse targets and host names that are none", async () => {
    const host = await start();
    for (const target of ["*", "/\\evil", "http://[", "evil"]) {
      const { status } = await rawRequest(host.url, [
        `GET ${target} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`,
      ]);
      expect([target, status]).toEqual([target, 400]);
    }
  });
});

describe("names of the host", () => {
  const ask = async (host: CoreHost, name: string, path = "/session") => {
    const lines = [`GET ${path} HTTP/1.1`, `host: ${name}`, "connection: close", "", ""];
    return (await rawRequest(host.url, [lines.join("\r\n")])).status;
  };

  it("are its addresses and its own, so that a name that is bound to it is not of its origin", async () => {
    const host = await start();
    const names = [
      "localhost:80",
      "app.localhost",
      "127.0.0.1",
      "[::1]:3000",
      "10.1.2.3",
      "evil.test",
      "localhost.evil.test",
    ];
    const statuses = await Promise.all(names.map((name) => ask(host, name)));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 421, 421]);
    expect(await ask(host, "evil.test", "/healthz")).toBe(200);
  });

  it("are the public one behind a proxy", async () => {
    const host = await start({ publicOrigin: "https://console.test" });
    expect([await ask(host, "console.test"), await ask(host, "other.test")]).toEqual([200, 421]);
  });
});

describe("pages of other origins", () => {
  it("read nothing by default", async () => {
    const host = await start();
    const answer = await host.request("/api/read", { headers: { origin: "https://other.test" } });
    expect(answer.headers.has("access-control-allow-origin")).toBe(false);
    const preflight = await host.request("/api/read", { method: "OPTIONS", headers: { origin: "https://other.test" } });
    expect(preflight.headers.has("access-control-allow-origin")).toBe(false);
  });

  it("read APIs when they are configured, and never with a person's cookie", async () => {
    const host = await start({ corsOrigins: ["https://friend.test"] });
    const preflight = await host.request("/api/read", {
      method: "OPTIONS",
      headers: { origin: "https://friend.test", "access-control-request-method": "POST" },
    });
    expect([preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([
      204,
      "https://friend.test",
    ]);
    expect(preflight.headers.has("access-control-allow-credentials")).toBe(false);
    const read = async (origin: string, path = "/api/read") => {
      const answer = await host.request(path, { headers: { origin, ...(await bearer()) } });
      return [answer.headers.get("access-control-allow-origin"), answer.headers.get("vary")];
    };
    expect(await read("https://friend.test")).toEqual(["https://friend.test", "Origin"]);
    expect((await read("https://other.test"))[0]).toBeNull();
    expect((await read("https://friend.test", "/session"))[0]).toBeNull();
  });
});

describe("the log", () => {
  let host: CoreHost;
  beforeAll(async () => {
    host = await createCoreHost({}, { routes });
  });
  afterAll(() => host.close());

  it("has one line for each request: what was asked by whom, and how it went", async () => {
    await host.request("/read/42?q=secret-value", { headers: { "x-request-id": "two", ...(await bearer()) } });
    expect(host.kept.entries().filter(({ requestId }) => requestId === "two")).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-.*Z$/),
        level: "info",
        msg: "request",
        requestId: "two",
        method: "GET",
        route: "/read/:id",
        status: 200,
        ms: expect.any(Number),
        credential: "token",
        tenant: "acme",
        caller: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    ]);
  });

  it("names the problem, and invents no route for paths that there are not", async () => {
    await host.request("/wp-admin/42", { headers: { "x-request-id": "three" } });
    expect(host.kept.entries()).toContainEqual(
      expect.objectContaining({ requestId: "three", route: "unmatched", status: 404, problem: "NOT_FOUND" }),
    );
  });

  it("never holds a token, a cookie, a query's value or a name of a person", async () => {
    const bad = `${await token()}x`;
    await host.request("/read/1", { headers: { authorization: `Bearer ${bad}` } });
    const signedIn = await host.request("/session", {
      method: "POST",
      headers: await bearer({ subject: "olga@acme.test" }),
    });
    const [, id = ""] = /session=([\w-]+)/.exec(signedIn.headers.get("set-cookie") ?? "") ?? [];
    await host.request("/read/1?access_token=secret-value", { headers: { cookie: `session=${id}` } });
    expect(id).toHaveLength(43);
    for (const secret of [bad, id, "secret-value", "olga@acme.test", "Bearer"])
      expect(host.kept.text()).not.toContain(secret);
  });
});

describe("metrics", () => {
  it("are for operators of the platform", async () => {
    const host = await start();
    const status = async (headers?: Record<string, string>) =>
      (await host.request("/metrics", headers ? { headers } : {})).status;
    expect(await status()).toBe(401);
    expect(await status(await bearer({ roles: ["clerk"] }))).toBe(403);
    expect(await status(await bearer({ audience: "partner" }))).toBe(403);
    expect(await status(await bearer())).toBe(200);
  });

  it("are open when they are configured so", async () => {
    const host = await start({ metrics: "open" });
    expect((await host.request("/metrics")).status).toBe(200);
  });

  it("count requests by method, route and status in Prometheus' text", async () => {
    const host = await start({ metrics: "open" });
    await host.request("/read/1");
    await host.request("/read/2");
    await host.request("/nowhere");
    await host.request("/read/3", { method: "PROPFIND" });
    const answer = await host.request("/metrics");
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    const text = await answer.text();
    expect(text).toContain("# TYPE http_server_request_duration_seconds histogram\n");
    expect(text).toContain(
      'http_server_request_duration_seconds_bucket{method="GET",route="/read/:id",status="200",le="+Inf"} 2\n',
    );
    expect(text).toContain(
      'http_server_request_duration_seconds_count{method="_OTHER",route="unmatched",status="405"} 1\n',
    );
    expect(text).toContain('host_problems_total{code="NOT_FOUND",route="unmatched"} 1\n');
    expect(text).toContain("http_server_active_requests 1\n");
    for (const line of text.trimEnd().split("\n"))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{[^}]*\})? [\d.e+-]+)$/);
  });
});
