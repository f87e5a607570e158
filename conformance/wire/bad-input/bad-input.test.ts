import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listen } from "../server/listen.ts";
import { credentialsOf, leaksOf, secrets } from "./credentials.ts";
import { facesOf } from "./faces.ts";
import { hostileAnswers, serverRequestId } from "./hostile-answers.ts";
import { type Bench, expectTyped, openBench } from "./open-client.ts";

const operation = "GET /answers/shapes";
let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

describe("an answer that is not one", () => {
  test.each(hostileAnswers)("$name", async ({ respond, codes, answered }) => {
    bench.server.play([{ rawResponder: respond }]);
    const timeout = codes.includes("TIMEOUT") ? 300 : 20_000;
    for (const auth of Object.values(credentialsOf(bench.runtime))) {
      const result = await bench.call("readShapes", bench.api({ auth }), {}, { timeout });
      const error = expectTyped(bench, result, operation);
      expect(codes).toContain(error.code);
      // A body that is not read to its end may leave its answer's headers behind.
      if (answered && error.code !== "TIMEOUT") expect(error.requestId).toBe(serverRequestId);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test.each([
    ["a problem that says it is JSON", { type: "urn:problem:x", title: "X", status: 404, code: "THING_NOT_FOUND" }],
    ["JSON of another shape", { text: 1 }],
  ])("%s, with status 200, when answers are validated", async (_name, body) => {
    const headers = { "content-type": "application/json", "x-request-id": serverRequestId };
    bench.server.play([{ raw: { status: 200, headers, body: JSON.stringify(body) } }]);
    const result = await bench.call("readShapes", bench.api({ use: [bench.validation] }));
    expect(expectTyped(bench, result, operation)).toMatchObject({
      code: "UNEXPECTED_RESPONSE",
      requestId: serverRequestId,
    });
  });

  test("our own request id is in the error when the server tells none", async () => {
    bench.server.play([{ raw: { status: 500 } }]);
    const error = expectTyped(bench, await bench.call("readShapes", bench.clientApi({ retry: false })), operation);
    expect(error.requestId).toBe(bench.server.seen[0]?.headers["x-request-id"]);
    expect(error.requestId).toBeTruthy();
  });

  test("no server at all", async () => {
    const gone = await listen(() => undefined);
    await gone.close();
    for (const auth of Object.values(credentialsOf(bench.runtime))) {
      const result = await bench.call("readShapes", bench.api({ baseUrl: gone.origin, auth }));
      expect(expectTyped(bench, result, operation).code).toBe("NETWORK_ERROR");
    }
  });

  test("Retry-After of thirty years does not outlast the timeout", async () => {
    bench.server.play([{ raw: { status: 503, headers: { "retry-after": "999999999" } } }]);
    const error = expectTyped(
      bench,
      await bench.call("readShapes", bench.clientApi(), {}, { timeout: 300 }),
      operation,
    );
    expect(["TIMEOUT", "HTTP_503"]).toContain(error.code);
  });
});

describe("what a caller gives", () => {
  const lineBreaks = ["a\r\nX-Admin: 1", "a\nb", "a\u0000b"];

  test.each(lineBreaks)("a header of the call: %j", async (value) => {
    bench.server.play([{}]);
    const result = await bench.call("readShapes", bench.api(), {}, { headers: { "X-Note": value } });
    expect(expectTyped(bench, result, operation).code).toBe("INVALID_REQUEST");
    expect(bench.server.seen).toEqual([]);
  });

  test.each(lineBreaks)("a header parameter: %j", async (value) => {
    bench.server.play([{}]);
    const result = await bench.call("headerValues", bench.api(), { "X-Text": value });
    expect(expectTyped(bench, result, "GET /headers").code).toBe("INVALID_REQUEST");
    expect(bench.server.seen).toEqual([]);
  });

  test("credentials with a line break in a header are refused, in a cookie encoded", async () => {
    bench.server.play([{}]);
    const { bearer, apiKey } = bench.runtime as Record<string, (...parameters: unknown[]) => unknown>;
    const key = `${secrets.key}\r\nX-Admin: 1`;
    for (const auth of [bearer?.(`${secrets.token}\nX-Admin: 1`), apiKey?.({ in: "header", name: "X-Key" }, key)]) {
      const result = await bench.call("readShapes", bench.api({ auth }));
      expect(expectTyped(bench, result, operation).code).toBe("INVALID_REQUEST");
    }
    expect(bench.server.seen).toEqual([]);
    await bench.call("readShapes", bench.api({ auth: apiKey?.({ in: "cookie", name: "session" }, key) }));
    expect(bench.server.seen[0]?.headers).not.toHaveProperty("x-admin");
  });

  test("an idempotency key with a line break", async () => {
    bench.server.play([{}]);
    const options = { headers: { "Idempotency-Key": `k\nX: y` } };
    const result = await bench.call("bodyNone", bench.api(), {}, options);
    expect(expectTyped(bench, result, "POST /body/none").code).toBe("INVALID_REQUEST");
  });

  test("a base URL with credentials in it", async () => {
    const result = await bench.call(
      "readShapes",
      bench.api({ baseUrl: `http://alice:${secrets.password}@127.0.0.1:1` }),
    );
    expectTyped(bench, result, operation);
  });

  test("credentials that cannot be had", async () => {
    const { bearer } = bench.runtime as Record<string, (...parameters: unknown[]) => unknown>;
    const auth = bearer?.(() => Promise.reject(new Error("the vault is closed")));
    expectTyped(bench, await bench.call("readShapes", bench.api({ auth })), operation);
  });

  test("a body that is no JSON: a circle, a BigInt", async () => {
    bench.server.play([{}]);
    const circle: Record<string, unknown> = { name: "n" };
    circle["nested"] = circle;
    for (const input of [circle, { name: "n", amount: 1n }]) {
      const result = await bench.call("bodyObject", bench.api(), input);
      expect(expectTyped(bench, result, "POST /body/object").code).toBe("INVALID_REQUEST");
    }
    expect(bench.server.seen).toEqual([]);
  });

  test("a signal that is aborted before, and one that is aborted on the way", async () => {
    bench.server.play([{ rawResponder: () => undefined }]);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    for (const signal of [AbortSignal.abort(), controller.signal]) {
      const result = await bench.call("readShapes", bench.api(), {}, { signal });
      expect(expectTyped(bench, result, operation).code).toBe("ABORTED");
    }
  });
});

describe("a redirect to another origin", () => {
  let elsewhere: Awaited<ReturnType<typeof listen>>;
  const arrived: string[] = [];
  beforeAll(async () => {
    elsewhere = await listen((request, response) => {
      arrived.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
      response.writeHead(404).end();
    });
  });
  afterAll(() => elsewhere.close());

  test.each([301, 302, 303, 307, 308])("%i: credentials are not sent on", async (status) => {
    bench.server.play([{ raw: { status, headers: { location: `${elsewhere.origin}/stolen` } } }]);
    for (const [kind, auth] of Object.entries(credentialsOf(bench.runtime))) {
      arrived.length = 0;
      for (const api of [bench.api({ auth }), bench.clientApi({ auth, retry: false })]) {
        expectTyped(bench, await bench.call("readShapes", api), operation);
      }
      expect(arrived.flatMap(leaksOf), kind).toEqual([]);
    }
  });

  test.each(["file:///etc/passwd", "http://", "/api/answers/shapes", "data:application/json,{}"])(
    "a redirect to %s ends in an error",
    async (location) => {
      bench.server.play([{ raw: { status: 302, headers: { location } } }]);
      expectTyped(bench, await bench.call("readShapes", bench.clientApi({ retry: false, timeout: 2000 })), operation);
      expect(bench.server.seen.length).toBeLessThan(30);
    },
  );
});

describe("a stream that is not one", () => {
  type Stream = (api: unknown, input: object, options?: object) => AsyncGenerator<unknown>;
  const streaming = { "content-type": "text/event-stream" };
  const read = async (options: object) => {
    try {
      const items: unknown[] = [];
      const follow = bench.generated["followFeed"] as Stream;
      for await (const item of follow(
        bench.api({ auth: credentialsOf(bench.runtime)["bearer"] }),
        { feed: "f" },
        options,
      )) {
        items.push(item);
      }
      return { ok: true, data: items };
    } catch (error) {
      return { ok: false, error };
    }
  };

  test.each([
    [
      "data that is no JSON",
      { status: 200, headers: streaming, body: "event: message\ndata: {\n\n" },
      ["UNEXPECTED_RESPONSE"],
    ],
    ["HTML", { status: 200, headers: { "content-type": "text/html" }, body: "<h1>" }, ["UNEXPECTED_RESPONSE"]],
    [
      "an event of 3 MB",
      { status: 200, headers: streaming, body: `data: "${"x".repeat(3_000_000)}` },
      ["UNEXPECTED_RESPONSE"],
    ],
    ["an error that is no problem", { status: 200, headers: streaming, body: "event: error\ndata: 7\n\n" }, undefined],
    ["403 with HTML", { status: 403, headers: { "content-type": "text/html" }, body: "<h1>" }, ["HTTP_403"]],
  ])("%s", async (_name, raw, codes) => {
    bench.server.play([{ raw }]);
    const error = expectTyped(bench, await read({ maxReconnects: 2 }), "GET /feeds/{feed}");
    if (codes) expect(codes).toContain(error.code);
    expect(bench.server.seen).toHaveLength(1);
  });

  test("a server that closes every connection is given up", async () => {
    bench.server.play([{ rawResponder: (request) => void request.socket.destroy() }]);
    const error = expectTyped(bench, await read({ maxReconnects: 1 }), "GET /feeds/{feed}");
    expect(error.code).toBe("NETWORK_ERROR");
  });

  test("a server that does not answer a stream", async () => {
    bench.server.play([{ rawResponder: () => undefined }]);
    expect(expectTyped(bench, await read({ timeout: 200, maxReconnects: 0 }), "GET /feeds/{feed}").code).toBe(
      "TIMEOUT",
    );
  });
});

test("the faces of an error show what its message says, and a leak would be seen", () => {
  const error = Object.assign(new Error("m"), { cause: { url: `https://x/?key=${encodeURIComponent(secrets.key)}` } });
  expect(leaksOf(facesOf(error))).toHaveLength(1);
});
