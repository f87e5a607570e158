import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { rawRequest } from "../support/raw-request.ts";
import { token } from "../support/token.ts";
import { type ChildHost, startChildHost } from "./child-host.ts";
import { head, openWire, statusesOf, type Wire } from "./wire.ts";

const mebibyte = 2 ** 20;
const trigger = "/api/workflows/invoicing/reconciliation/trigger";
const streamsEach = 20;

let host: ChildHost;
let bearer: string;
beforeAll(async () => {
  host = await startChildHost({ requestMs: 2_000, streams: streamsEach, writesPerMinute: 1_000_000 });
  bearer = `authorization: Bearer ${await token()}`;
});
afterAll(() => host.close());

afterEach(async () => {
  expect((await fetch(new URL("/readyz", host.url))).status).toBe(200);
  expect((await host.ask("/api/invoicing/invoices?limit=1")).status).toBe(200);
});

/** The most memory that the host held while something went on, beyond what it held before. */
async function growthDuring(work: () => Promise<unknown>): Promise<number> {
  const before = await host.gauge("process_resident_memory_bytes");
  let most = before;
  let isOver = false;
  const watch = async () => {
    while (!isOver) {
      most = Math.max(most, await host.gauge("process_resident_memory_bytes"));
      await sleep(50);
    }
  };
  await Promise.all([watch(), work().finally(() => (isOver = true))]);
  return most - before;
}

describe("bodies of 100 MB", () => {
  const chunk = Buffer.alloc(mebibyte, "x");
  const json = "content-type: application/json";
  const places = [
    `POST ${trigger}`,
    "POST /session",
    "POST /api/inngest",
    "POST /nowhere",
    "GET /api/invoicing/invoices",
  ];

  // Who goes on sending may find the door closed before the answer is read. A body of GET means nothing.
  const due = (place: string) => expect.toBeOneOf([413, Number.NaN, ...(place.startsWith("GET") ? [200] : [])]);

  function* announced(place: string) {
    yield head(`${place} HTTP/1.1`, bearer, json, "connection: close", `content-length: ${100 * mebibyte}`);
    for (let sent = 0; sent < 100; sent++) yield chunk;
  }

  function* inPieces(place: string) {
    yield head(`${place} HTTP/1.1`, bearer, json, "connection: close", "transfer-encoding: chunked");
    for (let sent = 0; sent < 100; sent++) {
      yield "100000\r\n";
      yield chunk;
      yield "\r\n";
    }
    yield "0\r\n\r\n";
  }

  it.each([
    ["announced", announced],
    ["in pieces", inPieces],
  ])("%s are refused at every door, and the host does not grow", async (_, pieces) => {
    // So that what is loaded with the first refusal is not taken for growth.
    for (const place of places) await rawRequest(host.url, pieces(place));
    const growth = await growthDuring(async () => {
      for (const place of places) {
        const answers = await Promise.all([1, 2, 3, 4].map(() => rawRequest(host.url, pieces(place))));
        for (const { status } of answers) expect([place, status]).toEqual([place, due(place)]);
      }
    });
    // 2 GB were offered.
    expect(growth).toBeLessThan(128 * mebibyte);
  });
});

describe("JSON that is nested 100,000 levels deep", () => {
  const levels = 100_000;
  const texts = {
    lists: "[".repeat(levels) + "]".repeat(levels),
    objects: `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`,
    "in a member": `{"invoiceId":${"[".repeat(levels)}${"]".repeat(levels)}}`,
    "without an end": '[{"a":'.repeat(levels),
  };
  const places = [
    trigger,
    "/api/invoicing/invoices",
    "/api/workflows/invoicing/runs/01JD8Z3V6QF4T9K2M7XWNCYB5R/cancel",
  ];

  it.each(Object.keys(texts) as (keyof typeof texts)[])("%s is the caller's mistake", async (kind) => {
    for (const place of places) {
      const headers = { "content-type": "application/json" };
      const answer = await host.ask(place, { method: "POST", headers, body: texts[kind] });
      expect([place, answer.status, await answer.json()]).toMatchObject([place, 400, { code: "BAD_REQUEST" }]);
    }
  });

  it("is not even looked at where no body is expected", async () => {
    const body = texts.objects;
    const headers = { "content-type": "application/json" };
    expect((await host.ask("/session", { method: "POST", headers, body })).status).toBe(200);
    const action = { ...headers, "x-workflow-dashboard": "1", "sec-fetch-site": "same-origin" };
    const place = "/workflows/api/runs/01JD8Z3V6QF4T9K2M7XWNCYB5R/cancel";
    expect((await host.ask(place, { method: "POST", headers: action, body })).status).toBe(404);
  });
});

describe("two hundred slow clients", () => {
  async function all(first: string, drop: string): Promise<Wire[]> {
    const wires = Array.from({ length: 200 }, () => openWire(host.url, first));
    const open = () => wires.filter(({ socket }) => !socket.destroyed);
    while (open().length > 0) {
      for (const { socket } of open()) socket.write(drop);
      // Others are served all the while.
      expect((await host.ask("/api/invoicing/invoices?limit=1")).status).toBe(200);
      await sleep(100);
    }
    return wires;
  }

  it("that send headers for ever are told that it took too long", async () => {
    const wires = await all("GET /healthz HTTP/1.1\r\nhost: localhost\r\n", "x: y\r\n");
    expect(wires.map(({ text }) => statusesOf(text()))).toEqual(wires.map(() => [408]));
  });

  it("that send a body for ever are told that it took too long", async () => {
    const json = ["content-type: application/json", "content-length: 1000000"];
    const wires = await all(head(`POST ${trigger} HTTP/1.1`, bearer, ...json), " ");
    expect(wires.map(({ text }) => statusesOf(text()))).toEqual(wires.map(() => [408]));
  });

  it("that say nothing at all are hung up on", async () => {
    const wires = Array.from({ length: 200 }, () => openWire(host.url));
    await Promise.all(wires.map(({ closed }) => closed));
    expect(await host.gauge("http_server_active_requests")).toBe(1);
  });
});

describe("a thousand open streams", () => {
  const people = Array.from({ length: 50 }, (_, index) => ({ subject: `person ${index}` }));

  async function openStreams(runId: string): Promise<Wire[]> {
    const requests = await Promise.all(
      people.map(async (person) => {
        const authorization = `authorization: Bearer ${await token(person)}`;
        return head(`GET /api/workflows/invoicing/runs/${runId}/events HTTP/1.1`, authorization);
      }),
    );
    const wires: Wire[] = [];
    for (const request of requests) {
      wires.push(...Array.from({ length: streamsEach }, () => openWire(host.url, request)));
      await expect.poll(() => wires.filter(isSilent), { timeout: 30_000 }).toEqual([]);
    }
    expect(wires.filter(({ text }) => !text().startsWith("HTTP/1.1 200 "))).toEqual([]);
    return wires;
  }

  const isSilent = ({ text }: Wire) => text() === "";

  async function waitingRun(): Promise<string> {
    const body = JSON.stringify({ invoiceId: "inv-001" });
    const answer = await host.ask(trigger, { method: "POST", headers: { "content-type": "application/json" }, body });
    return ((await answer.json()) as { runId: string }).runId;
  }

  it("of fifty people are served, one more of anybody is refused, and all are forgotten when they go", async () => {
    const runId = await waitingRun();
    const before = await host.gauge("process_resident_memory_bytes");
    const wires = await openStreams(runId);
    expect(await host.gauge("host_open_streams")).toBe(1_000);
    for (const person of people.slice(0, 5)) {
      const refused = await host.ask(`/api/workflows/invoicing/runs/${runId}/events`, {}, person);
      expect([refused.status, (await refused.json()) as unknown]).toMatchObject([429, { code: "TOO_MANY_REQUESTS" }]);
      expect(refused.headers.get("retry-after")).toMatch(/^\d+$/);
      expect((await host.ask(`/api/workflows/invoicing/runs/${runId}`, {}, person)).status).toBe(200);
    }
    expect((await host.gauge("process_resident_memory_bytes")) - before).toBeLessThan(300 * mebibyte);
    // Half of them says goodbye, the other half vanishes.
    for (const [index, { socket }] of wires.entries()) {
      if (index % 2 === 0) socket.destroy();
      else socket.resetAndDestroy();
    }
    await expect.poll(() => host.gauge("host_open_streams"), { timeout: 30_000 }).toBe(0);
    await expect.poll(() => host.gauge("http_server_active_requests"), { timeout: 30_000 }).toBe(1);
    const again = await host.ask(`/api/workflows/invoicing/runs/${runId}/events`, {}, people[0]);
    expect(again.status).toBe(200);
    await again.body?.cancel();
  });

  it("that are never read are forgotten when they go", async () => {
    const runId = await waitingRun();
    const wires = await openStreams(runId);
    for (const { socket } of wires) socket.pause();
    await host.ask(`/api/workflows/invoicing/runs/${runId}/cancel`, { method: "POST" });
    // The run has ended, and so have its streams, whether or not anybody hears of it.
    await expect.poll(() => host.gauge("host_open_streams"), { timeout: 30_000 }).toBe(0);
    for (const { socket } of wires) socket.destroy();
    await expect.poll(() => host.gauge("http_server_active_requests"), { timeout: 30_000 }).toBe(1);
  });
});

describe("clients that ask and never read", () => {
  it("are not answered faster than they listen", async () => {
    const request = head("GET /openapi/workflows/v1.json HTTP/1.1", bearer);
    const wires = Array.from({ length: 10 }, () => openWire(host.url));
    for (const { socket } of wires) socket.pause();
    const growth = await growthDuring(async () => {
      // Answers of 1 GB in all.
      for (const { socket } of wires) socket.write(request.repeat(1_000));
      for (let count = 0; count < 20; count++) {
        expect((await host.ask("/api/invoicing/invoices?limit=1")).status).toBe(200);
        await sleep(50);
      }
    });
    expect(growth).toBeLessThan(128 * mebibyte);
    for (const { socket } of wires) socket.destroy();
    await expect.poll(() => host.gauge("http_server_active_requests"), { timeout: 30_000 }).toBe(1);
  });
});
