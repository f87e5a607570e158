import { afterEach, beforeEach, expect, test } from "vitest";
import { type Books, openBooks, result } from "./support/books.ts";
import { gate, type Lab, openLab } from "./support/lab.ts";
import { readEvents, type StreamEvent } from "./support/read-events.ts";

let books: Books;
let lab: Lab;
beforeEach(async () => {
  books = openBooks();
  lab = await openLab({ invoices: books.client });
});
afterEach(() => lab.dispose());

const all = async (response: Response) => {
  const events: StreamEvent[] = [];
  for await (const event of readEvents(response)) events.push(event);
  return events;
};
const after = (lastEventId: string) => ({ headers: { "last-event-id": lastEventId } });

test("a stream tells what was and what comes, and ends with the status", async () => {
  const standing = gate();
  books.on("settle", standing.hold);
  const runId = await lab.trigger();
  await standing.reached;
  const response = await lab.fetch(`GET /runs/${runId}/events`);
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const stream = readEvents(response);
  const first = await stream.next();
  expect(first.value).toMatchObject({ event: "message", id: "1", data: { sequence: 1, type: "run.queued" } });
  standing.open();
  const rest: StreamEvent[] = [];
  for await (const event of stream) rest.push(event);
  expect(rest.at(-1)).toMatchObject({ event: "done", data: { runId, status: "completed", output: result } });
  const { body } = await lab.ask(`GET /runs/${runId}/timeline`);
  expect([first.value, ...rest.slice(0, -1)].map((event) => event?.data)).toEqual(body["events"]);
  expect(rest.slice(0, -1).map(({ id, data }) => id === String(data["sequence"]))).not.toContain(false);
});

test("a stream resumes after the last id, also after the last of all", async () => {
  const runId = await lab.trigger();
  await lab.ended(runId);
  const whole = await all(await lab.fetch(`GET /runs/${runId}/events`));
  const last = whole.length - 1;
  expect(await all(await lab.fetch(`GET /runs/${runId}/events`, after("3")))).toEqual(whole.slice(3));
  expect(await all(await lab.fetch(`GET /runs/${runId}/events`, after(String(last))))).toEqual(whole.slice(last));
});

test.each(["x", "-1", "1.5", "99999999999999999999", "1000"])("the id %s is none of the stream's", async (id) => {
  const runId = await lab.trigger();
  await lab.ended(runId);
  expect(await lab.ask(`GET /runs/${runId}/events`, after(id))).toMatchObject({
    status: 400,
    body: { code: "BAD_REQUEST", data: { issues: [{ path: ["headers", "last-event-id"] }] } },
  });
});

test("when the host stops, a stream ends without a status: its reader comes back", async () => {
  const standing = gate();
  books.on("settle", standing.hold);
  const runId = await lab.trigger();
  await standing.reached;
  const host = new AbortController();
  const response = await lab.fetch(`GET /runs/${runId}/events`, { signal: host.signal });
  const reading = all(response);
  host.abort();
  expect((await reading).map(({ event }) => event)).not.toContain("done");
  expect((await reading).map(({ event }) => event)).not.toContain("error");
  standing.open();
});

test("a reader that goes away leaves nothing behind", async () => {
  const standing = gate();
  books.on("settle", standing.hold);
  const runId = await lab.trigger();
  await standing.reached;
  const left: boolean[] = [];
  const { store } = lab.runtime;
  const subscribe = store.subscribe.bind(store);
  store.subscribe = (id, from, signal) => {
    signal?.addEventListener("abort", () => left.push(true));
    return subscribe(id, from, signal);
  };
  const stream = readEvents(await lab.fetch(`GET /runs/${runId}/events`));
  await stream.next();
  await stream.return();
  await lab.until(() => left.length === 1);
  standing.open();
});
