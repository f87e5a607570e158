import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTestHost, type TestHost } from "../support/test-host.ts";
import { exchange, head, statusesOf } from "./wire.ts";

let host: TestHost;
let bearer: string;
beforeAll(async () => {
  host = await createTestHost({ limits: { requestMs: 2_000 } }, { page: true });
  bearer = `authorization: Bearer ${await host.token()}`;
});
afterAll(() => host.close());

afterEach(async () => {
  expect((await host.request("/readyz")).status).toBe(200);
  expect((await host.request("/api/invoicing/invoices?limit=1", { as: {} })).status).toBe(200);
});

const trigger = "/api/workflows/invoicing/reconciliation/trigger";
const json = "content-type: application/json";

describe("a request that two readers would divide in two ways", () => {
  const post = (...headers: readonly string[]) => head(`POST ${trigger} HTTP/1.1`, bearer, json, ...headers);
  // What one of the readers takes for a request of its own.
  const hidden = head("GET /session HTTP/1.1");
  const shapes: Readonly<Record<string, () => string>> = {
    "a length and pieces": () => `${post("content-length: 4", "transfer-encoding: chunked")}0\r\n\r\n${hidden}`,
    "pieces and a length": () => `${post("transfer-encoding: chunked", "content-length: 4")}0\r\n\r\n${hidden}`,
    "two lengths": () => `${post("content-length: 0", `content-length: ${hidden.length}`)}${hidden}`,
    "two lengths in one": () => `${post("content-length: 0, 5")}${hidden}`,
    "a length with a sign": () => `${post("content-length: +0")}${hidden}`,
    "a negative length": () => `${post("content-length: -1")}${hidden}`,
    "a length in hexadecimal": () => `${post("content-length: 0x0")}${hidden}`,
    "a length beyond numbers": () => `${post("content-length: 99999999999999999999999")}${hidden}`,
    "a coding that is none": () => `${post("transfer-encoding: xchunked")}0\r\n\r\n${hidden}`,
    "pieces that are not the last coding": () => `${post("transfer-encoding: chunked, identity")}0\r\n\r\n${hidden}`,
    "a coding twice": () => `${post("transfer-encoding: chunked", "transfer-encoding: identity")}0\r\n\r\n${hidden}`,
    "a space before the colon": () => `${post("transfer-encoding : chunked")}0\r\n\r\n${hidden}`,
    "a folded header": () => `${post("x: y\r\n transfer-encoding: chunked")}0\r\n\r\n${hidden}`,
    "a carriage return in a name": () => `${post("x\rtransfer-encoding: chunked")}0\r\n\r\n${hidden}`,
    "NUL in a value": () => `${post("x: \u0000")}${hidden}`,
    "lines that end without a carriage return": () => `${post("content-length: 0").replaceAll("\r\n", "\n")}${hidden}`,
    "a piece whose size is no number": () => `${post("transfer-encoding: chunked")}zz\r\n${hidden}`,
    "a piece whose size is beyond numbers": () => `${post("transfer-encoding: chunked")}fffffffffffffffff\r\n${hidden}`,
    "a piece that is longer than it says": () => `${post("transfer-encoding: chunked")}1\r\nabc\r\n0\r\n\r\n${hidden}`,
    "two hosts": () => head("GET /session HTTP/1.1", "host: evil.test"),
    "no host": () => "GET /session HTTP/1.1\r\n\r\n",
    "a version that is none": () => head("GET /session HTTP/9.9"),
    "no version": () => "GET /session\r\n\r\n",
  };

  it.each(Object.keys(shapes))("%s: is refused as one, and the connection ends", async (shape) => {
    const text = await exchange(host.url, shapes[shape]?.() ?? "");
    expect([shape, statusesOf(text)]).toEqual([shape, [400]]);
    expect(text.toLowerCase()).toContain("connection: close");
    expect(text).not.toContain('"person"');
  });

  it("a body that dawdles after its answer ends the connection without another answer", async () => {
    const request = head(`POST ${trigger} HTTP/1.1`, "authorization: Bearer none", json, "content-length: 100");
    expect(statusesOf(await exchange(host.url, `${request}{`))).toEqual([401]);
  });
});

it("nonsense after a request is not answered in its place", async () => {
  const request = head("GET /api/invoicing/invoices HTTP/1.1", bearer);
  expect(statusesOf(await exchange(host.url, `${request}nonsense\r\n\r\n`))[0]).not.toBe(400);
  expect(statusesOf(await exchange(host.url, request + head("GET /session HTTP/1.1", "host: evil.test")))[0]).not.toBe(
    400,
  );
});

describe("headers", () => {
  const flood = {
    "a long one": () => [`x: ${"y".repeat(20_000)}`],
    "many short ones": () => Array.from({ length: 3_000 }, (_, index) => `x${index}: y`),
    "many cookies": () => Array.from({ length: 600 }, (_, index) => `cookie: c${index}=${"v".repeat(30)}`),
    "a long name": () => [`${"x".repeat(20_000)}: y`],
  };

  it.each(Object.keys(flood) as (keyof typeof flood)[])("%s: too many are a 431", async (kind) => {
    const text = await exchange(host.url, head("GET /session HTTP/1.1", ...flood[kind]()));
    expect([kind, statusesOf(text)]).toEqual([kind, [431]]);
  });

  it("a long target is refused, and one that is almost so is not", async () => {
    const ask = (length: number) => head(`GET /session?${"x".repeat(length)} HTTP/1.1`, "connection: close");
    expect(statusesOf(await exchange(host.url, ask(20_000)))).toEqual([431]);
    expect(statusesOf(await exchange(host.url, ask(12_000)))).toEqual([200]);
  });

  it("what a client says about itself is not believed", async () => {
    const lies = {
      "x-forwarded-host": "evil.test",
      "x-forwarded-proto": "https",
      "x-forwarded-for": "127.0.0.1",
      "x-original-url": "/metrics",
      "x-rewrite-url": "/metrics",
      "x-tenant": "globex",
      "x-user": "admin",
      "x-request-id": '"><script>alert(1)</script>',
    };
    const answer = await host.request("/api/invoicing/invoices", { headers: lies });
    expect([answer.status, answer.headers.get("x-request-id")]).toEqual([401, expect.stringMatching(/^[\w-]{36}$/)]);
    expect(await answer.text()).not.toMatch(/evil|globex|script/);
  });

  it("an expectation that nobody can meet is no reason to fall", async () => {
    const [status] = statusesOf(
      await exchange(host.url, head("GET /session HTTP/1.1", "expect: miracles", "connection: close")),
    );
    expect(status).toBe(417);
    const wanted = head(
      `POST ${trigger} HTTP/1.1`,
      bearer,
      json,
      "expect: 100-continue",
      "content-length: 2",
      "connection: close",
    );
    expect(statusesOf(await exchange(host.url, `${wanted}{}`))).toEqual([100, 400]);
  });
});

describe("requests in a row on one connection", () => {
  it("are answered in their order", async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `nr-${index}`);
    const requests = ids.map((id, index) =>
      head(
        `GET ${index % 2 === 0 ? "/session" : "/nowhere"} HTTP/1.1`,
        `x-request-id: ${id}`,
        ...(index === 99 ? ["connection: close"] : []),
      ),
    );
    const text = await exchange(host.url, requests.join(""));
    expect([...text.matchAll(/^x-request-id: (nr-\d+)\r$/gm)].map(([, id]) => id)).toEqual(ids);
    expect(statusesOf(text)).toEqual(ids.map((_, index) => (index % 2 === 0 ? 200 : 404)));
  });

  it("that are too many at once end the connection", async () => {
    const text = await exchange(host.url, head("GET /session HTTP/1.1").repeat(1_000));
    expect(statusesOf(text).length).toBeLessThan(1_000);
  });
});

describe("targets", () => {
  const whole = "http://localhost/session";
  const strange: Readonly<Record<string, readonly number[]>> = {
    [`GET ${whole}`]: [200],
    "GET http://evil.test/session": [421],
    "GET https://user:password@evil.test/session": [400, 421],
    "GET ftp://localhost/session": [400],
    "GET javascript:alert(1)": [400],
    "GET //evil.test/session": [404],
    "GET /\\evil.test/session": [400, 404],
    "GET session": [400],
    "GET ?x=1": [400],
    "GET /%": [404],
    "GET /%zz/%c0%af": [404],
    "GET /%00": [404],
    "GET /session#fragment": [200, 400],
    "GET /session;jsessionid=1": [404],
    "GET /Session": [404],
    "GET /session/": [404],
    "GET /./session": [200, 404],
    "GET /api/../session": [200, 404],
    "GET /api/workflows/../../session": [200, 404],
    "GET /api/workflows/%2e%2e/%2e%2e/metrics": [401, 404],
    "GET /session HTTP/1.1 HTTP/1.1": [400],
    "GET  /session": [200, 400],
    "GET /ses sion": [400],
    "GET /é": [400, 404],
    "OPTIONS *": [400, 404],
    "TRACE /session": [404, 405],
    "CONNECT evil.test:443": [],
    "get /session": [400, 404, 405],
    "DELETE_EVERYTHING /session": [400],
    "PROPFIND /session": [405],
  };

  it.each(Object.keys(strange))("%s", async (line) => {
    const text = await exchange(
      host.url,
      head(line.includes("HTTP/") ? line : `${line} HTTP/1.1`, "connection: close"),
    );
    const statuses = statusesOf(text);
    const due = strange[line] ?? [];
    if (due.length === 0) return expect(text).toBe("");
    expect([line, statuses]).toEqual([line, [expect.toBeOneOf([...due])]]);
    if ((statuses[0] ?? 0) >= 400) expect(text).toMatch(/"requestId":"[\w-]{36}"/);
  });

  it("an upgrade that nobody offers is not taken", async () => {
    for (const protocol of ["websocket", "h2c", "TLS/1.0"]) {
      const upgrade = [
        "connection: upgrade, close",
        `upgrade: ${protocol}`,
        "sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==",
      ];
      const statuses = statusesOf(await exchange(host.url, head("GET /session HTTP/1.1", ...upgrade)));
      expect([protocol, statuses]).toEqual([protocol, [200]]);
    }
    expect(statusesOf(await exchange(host.url, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))).toEqual([400]);
  });
});

describe("ways out of a folder", () => {
  const ups = [
    "../package.json",
    "../../../../../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/package.json",
    "%2e%2e%2f%2e%2e%2fpackage.json",
    "..%5c..%5cpackage.json",
    "....//....//package.json",
    "..;/package.json",
    "%252e%252e%252fpackage.json",
    "%c0%ae%c0%ae/package.json",
    "/etc/passwd",
    "//etc/passwd",
    "file:///etc/passwd",
    "..\u0000/package.json".replace("\u0000", "%00"),
    "v1.json%00.html",
    ".",
    "..",
    "",
  ];
  const folders = [
    "/assets/",
    "/reference/assets/",
    "/reference/",
    "/openapi/",
    "/openapi/workflows/",
    "/workflows/assets/",
  ];

  it.each(folders)("of %s lead nowhere", async (folder) => {
    for (const up of ups) {
      const text = await exchange(host.url, head(`GET ${folder}${up} HTTP/1.1`, bearer, "connection: close"));
      const [status = 0] = statusesOf(text);
      // `/openapi/..` and the like are other paths of the host, by the rules of URLs.
      const isOther =
        new URL(`${folder}${up}`, host.url).pathname.startsWith(folder) === false || up === "." || up === "";
      expect([folder + up, status]).toEqual([
        folder + up,
        isOther ? expect.toBeOneOf([200, 400, 404]) : expect.toBeOneOf([400, 404]),
      ]);
      expect(text).not.toMatch(/root:|"dependencies"|"packageManager"|openapi-workspace/);
    }
  });
});

describe("a method that is written elsewhere", () => {
  it("is not the method", async () => {
    const elsewhere = {
      "x-http-method-override": "DELETE",
      "x-http-method": "DELETE",
      "x-method-override": "DELETE",
    };
    const signIn = await host.request("/session", { as: {}, method: "POST" });
    const cookie = signIn.headers.get("set-cookie")?.split(";")[0] ?? "";
    const own = { cookie, "sec-fetch-site": "same-origin", ...elsewhere };
    expect((await host.request("/session?_method=DELETE", { headers: own })).status).toBe(200);
    expect((await host.request("/api/invoicing/invoices", { headers: own })).status).toBe(200);
    const asGet = await host.request(`${trigger}?_method=POST`, {
      as: {},
      headers: { "x-http-method-override": "POST" },
    });
    expect(asGet.status).toBe(405);
  });
});
