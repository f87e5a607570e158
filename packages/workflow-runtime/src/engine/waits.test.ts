import fc from "fast-check";
import { expect, test } from "vitest";
import type { WireEvent } from "../protocol/event.ts";
import { compileExpression } from "../registration/expression.ts";
import { temporaryDatabase } from "../testing/temporary-database.ts";
import { candidatesFor, insertWait } from "./waits.ts";

const now = 1;
const eventWith = (data: WireEvent["data"]): WireEvent => ({ id: "e", name: "reply", data, ts: now, user: {} });

/** Which runs an event has to be tried on, when each of these waits with its own event. */
async function triedOf(
  waits: readonly { readonly runId: string; readonly event: WireEvent; readonly expression: string }[],
  events: readonly WireEvent[],
): Promise<string[][]> {
  const { committer } = temporaryDatabase();
  return committer.commit((tx) => {
    for (const { runId, event, expression: source } of waits) {
      const expression = compileExpression(source);
      insertWait({ tx }, { kind: "event", name: "reply", runId, expression, event, expiresAt: undefined });
    }
    return events.map((event) => candidatesFor({ tx, now }, "event", event).map(({ run_id }) => run_id));
  });
}

test("of 10,000 runs that wait for one event each with its own key, one is looked at", async () => {
  const forms = [
    "event.data.key == async.data.key",
    "async.data.key == event.data.key",
    'async.data.paid == true && event.data["key"] == async.data.key && async.data.total > 1',
  ];
  const waits = Array.from({ length: 10_000 }, (_, index) => ({
    runId: `run ${index}`,
    event: eventWith({ key: index }),
    expression: forms[index % forms.length] ?? "",
  }));
  const tried = await triedOf(waits, [eventWith({ key: 7_001 }), eventWith({ key: "7001" }), eventWith({})]);
  expect(tried).toEqual([["run 7001"], [], []]);
});

test("what an expression without such a field waits for is looked at, in the order of waiting", async () => {
  const event = eventWith({ key: "k" });
  const waits = ["async.data.total > 5", "event.data.key == async.data.key", "async.data.total > 6"].map(
    (expression, index) => ({ runId: `${index}`, event, expression }),
  );
  expect(await triedOf(waits, [event, eventWith({ key: "l" })])).toEqual([
    ["0", "1", "2"],
    ["0", "2"],
  ]);
});

const scalar = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    0,
    -0,
    1,
    1.5,
    1e21,
    2 ** 53,
    2 ** 53 + 2,
    "",
    "0",
    "1",
    "null",
    "true",
    "\0a",
    "é",
  ),
  fc.constantFrom("x".repeat(100), "x".repeat(101), `${"x".repeat(100)}y`, "\u{1F600}".repeat(60), "\uD800"),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.string({ unit: "binary" }),
);
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 2 }), fc.record({ y: scalar }, { requiredKeys: [] }));
const data = fc.record({ x: value, y: value }, { requiredKeys: [] });
const equality = fc
  .tuple(
    fc.constantFrom("data.x", "data.y", "data.x.y", 'data["x"]', "id"),
    fc.constantFrom("data.x", "data.y", "data.x.y"),
  )
  .chain(([ours, theirs]) =>
    fc.constantFrom(
      `event.${ours} == async.${theirs}`,
      `async.${theirs} == event.${ours}`,
      `!(event.${ours} == async.x)`,
    ),
  );
const expression = fc.oneof(
  equality,
  fc.tuple(equality, equality, fc.constantFrom("&&", "||")).map(([a, b, operator]) => `${a} ${operator} ${b}`),
  fc.tuple(equality, equality).map(([a, b]) => `async.data.x > 1 && (${a} && ${b})`),
  equality.map((one) => `(${one}) ? true : false`),
);

test("no run is passed over that the event's expression would wake", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(data, expression), { maxLength: 8 }), data, async (waiting, coming) => {
      const waits = waiting.map(([own, source], index) => ({
        runId: `${index}`,
        // As it is read back from the database.
        event: JSON.parse(JSON.stringify(eventWith(own))) as WireEvent,
        expression: source,
      }));
      const event = eventWith(coming);
      const woken = waits
        .filter((wait) => compileExpression(wait.expression).evaluate({ event: wait.event, async: event }) === true)
        .map(({ runId }) => runId);
      const [tried = []] = await triedOf(waits, [event]);
      expect(woken.filter((runId) => !tried.includes(runId))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("an event that no JSON could carry passes over nobody", async () => {
  const waits = [1, null, "1"].map((x, index) => ({
    runId: `${index}`,
    event: eventWith({ x }),
    expression: "event.data.x == async.data.x",
  }));
  expect(await triedOf(waits, [eventWith({ x: Number.NaN })])).toEqual([["0", "1", "2"]]);
});
