import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawRequest } from "../support/raw-request.ts";
import { createTestHost, type TestHost } from "../support/test-host.ts";

const path = "/api/workflows/invoicing/reconciliation/trigger";
const mebibyte = 2 ** 20;

describe("bodies", () => {
  let host: TestHost;
  let bearer: string;
  beforeAll(async () => {
    host = await createTestHost({ limits: { bodyBytes: 1_000 } });
    bearer = await host.token();
  });
  afterAll(() => host.close());

  const post = (body: NonNullable<RequestInit["body"]>, headers: Record<string, string> = {}) =>
    host.request(path, {
      method: "POST",
      as: {},
      body,
      headers: { "content-type": "application/json", ...headers },
      ...(body instanceof ReadableStream && ({ duplex: "half" } as object)),
    });
  const head = (...lines: string[]) =>
    [`POST ${path} HTTP/1.1`, "host: localhost", `authorization: Bearer ${bearer}`, ...lines, "", ""].join("\r\n");

  it("arrive whole when they are as large as is allowed", async () => {
    const answer = await post(JSON.stringify({ invoiceId: "none" }).padEnd(1_000));
    expect([answer.status, await answer.json()]).toMatchObject([404, { data: { invoiceId: "none" } }]);
  });

  it("arrive whole in pieces without a length", async () => {
    const pieces = ['{"invoice', 'Id":"no', 'ne"}'].map((piece) => new TextEncoder().encode(piece));
    const answer = await post(
      new ReadableStream({ pull: (to) => (pieces[0] ? to.enqueue(pieces.shift()) : to.close()) }),
    );
    expect(await answer.json()).toMatchObject({ code: "INVOICE_NOT_FOUND", data: { invoiceId: "none" } });
  });

  it("are refused when one byte is too many", async () => {
    const answer = await post(JSON.stringify({ invoiceId: "none" }).padEnd(1_001));
    expect([answer.status, await answer.json()]).toMatchObject([413, { code: "PAYLOAD_TOO_LARGE" }]);
  });

  it("of 100 MB are refused by what they announce, before they are sent", async () => {
    const { status, text } = await rawRequest(host.url, [
      head("content-type: application/json", `content-length: ${100 * mebibyte}`),
    ]);
    expect(status).toBe(413);
    expect(text).toContain('"code":"PAYLOAD_TOO_LARGE"');
  });

  it("of 100 MB without a length are refused while they are sent, and never kept", async () => {
    const chunk = Buffer.alloc(mebibyte, "x");
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    function* pieces() {
      yield head("content-type: application/json", "transfer-encoding: chunked");
      for (let sent = 0; sent < 100; sent++) {
        most = Math.max(most, process.memoryUsage().arrayBuffers - before);
        yield Buffer.concat([Buffer.from("100000\r\n"), chunk, Buffer.from("\r\n")]);
      }
      yield "0\r\n\r\n";
    }
    const { status } = await rawRequest(host.url, pieces());
    expect(status).toBe(413);
    expect(most).toBeLessThan(40 * mebibyte);
  });

  it("are refused when they are nested deeper than any contract", async () => {
    const deep = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
    const refused = await post(deep(65));
    expect(await refused.json()).toMatchObject({
      status: 400,
      code: "BAD_REQUEST",
      data: { issues: [{ path: [], message: "is nested deeper than 64 levels" }] },
    });
    const parsed = await post(deep(64));
    expect(await parsed.text()).not.toContain("nested deeper");
    const inText = await post(JSON.stringify({ invoiceId: `none\\"${"[{".repeat(100)}` }));
    expect(await inText.text()).not.toContain("nested deeper");
  });

  it("are refused when they are compressed, or no JSON by their own words", async () => {
    expect((await post("{}", { "content-encoding": "gzip" })).status).toBe(415);
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]) {
      expect([type, (await post("{}", { "content-type": type })).status]).toEqual([type, 415]);
    }
  });

  it("that are no JSON are the caller's mistake", async () => {
    for (const body of ['{"invoiceId":', "\u0000", '{"__proto__":{"x":1}}', "null", "[]", '"x"', "1e999"]) {
      const answer = await post(body);
      expect([body, answer.status, await answer.json()]).toMatchObject([body, 400, { code: "BAD_REQUEST" }]);
    }
  });

  it("that come a byte at a time are waited for as long as a request may take", async () => {
    async function* drip() {
      yield head("content-type: application/json", "content-length: 500");
      for (let sent = 0; sent < 400; sent++) {
        yield "x";
        await sleep(50);
      }
    }
    const hasty = await createTestHost({ limits: { requestMs: 500 } });
    const { status, text, sent } = await rawRequest(hasty.url, drip());
    await hasty.close();
    expect(status).toBe(408);
    expect(text).toContain('"code":"REQUEST_TIMEOUT"');
    expect(sent).toBeLessThan(800);
  });

  it("whose sender goes away leave nothing behind", async () => {
    const gone = new AbortController();
    const request = host.request(path, {
      method: "POST",
      as: {},
      signal: gone.signal,
      headers: { "content-type": "application/json" },
      body: new ReadableStream({ pull: () => new Promise(() => {}) }),
      ...({ duplex: "half" } as object),
    });
    setTimeout(() => gone.abort(), 100);
    await expect(request).rejects.toThrow();
    await expect.poll(async () => (await host.request("/metrics", { as: {} })).text()).toContain("requests 1\n");
  });
});
