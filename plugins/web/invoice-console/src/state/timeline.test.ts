import type { TimelineEvent } from "@rawr/workflows-client";
import { expect, test } from "vitest";
import { moneyOutcome } from "./money.ts";
import { plan, stepsOf, withEvents } from "./timeline.ts";

const at = "2026-11-20T09:30:00Z";
const failure = { code: "LEDGER_UNAVAILABLE", message: "The ledger did not answer." };

function events(...news: readonly Record<string, unknown>[]): TimelineEvent[] {
  return news.map((each, index) => ({ sequence: index + 1, at, attempt: 1, ...each }) as TimelineEvent);
}
const done = (step: string) => ({ type: "step.completed", step });
const failed = (step: string, willRetry: boolean) => ({ type: "step.failed", step, failure, willRetry });
const states = (news: TimelineEvent[], active: boolean) =>
  stepsOf(news, active).map(({ name, state }) => `${name} ${state}`);

test("a run that goes on shows what is to come", () => {
  expect(states(events(done("invoice/load"), { type: "step.started", step: "invoice/match" }), true)).toEqual([
    "invoice/load done",
    "invoice/match running",
    "invoice/post pending",
    "invoice/adjust pending",
    "invoice/notify pending",
  ]);
});

test("a step that is tried again is one step, with all its attempts", () => {
  const news = events(failed("invoice/load", true), { ...done("invoice/load"), attempt: 2 });
  expect(stepsOf(news.slice(0, 1), true)[0]).toMatchObject({ state: "retrying", attempts: 1, failure });
  expect(stepsOf(news, true)[0]).toMatchObject({ state: "done", attempts: 2 });
});

test("a step that waits for its circuit breaker is not done, and its pause is no step", () => {
  const waiting = { type: "run.waiting" };
  const open = events(failed("invoice/load", true), { ...done("invoice/load"), attempt: 2 }, waiting);
  expect(states(open, true).slice(0, 2)).toEqual(["invoice/load waiting", "invoice/match pending"]);
  expect(stepsOf(open, true)[0]?.endedAt).toBeUndefined();
  expect(states(open, false)).toEqual(["invoice/load stopped"]);
  const over = [...open, ...events(done("invoice/load: breaker open"), done("invoice/load"))];
  expect(states(over, true).slice(0, 2)).toEqual(["invoice/load done", "invoice/match pending"]);
  expect(states([...over, ...events(waiting)], true)[0]).toBe("invoice/load waiting");
});

test("what is undone is told from what is done, and nothing of the plan is promised any more", () => {
  const news = events(done("invoice/post"), failed("invoice/adjust", false), done("undo invoice/post"));
  expect(states(news, true)).toEqual(["invoice/post done", "invoice/adjust failed", "undo invoice/post done"]);
  expect(stepsOf(news, true)[2]?.undoes).toBe("invoice/post");
});

test("a step that was not finished when the run ended has stopped", () => {
  expect(states(events({ type: "step.started", step: "invoice/load" }), false)).toEqual(["invoice/load stopped"]);
});

test("an event that arrives twice is there once", () => {
  const news = events(...plan.map(done));
  expect(withEvents(news.slice(0, 3), news)).toEqual(news);
  expect(withEvents(news, news.slice(1, 4))).toBe(news);
});

const facts = { runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R", invoiceId: "inv-001", createdAt: at, updatedAt: at };
const ended = { ...facts, isTerminal: true, finishedAt: at } as const;

test.each([
  ["before anything was booked", [done("invoice/match"), failed("invoice/post", false)], "nothing-booked"],
  ["and was taken back", [done("invoice/post"), done("undo invoice/post")], "undone"],
  ["and was not taken back", [done("invoice/post"), failed("undo invoice/post", false)], "left-booked"],
] as const)("the money of a run that failed %s", (_when, news, outcome) => {
  expect(moneyOutcome({ ...ended, status: "failed", failure }, stepsOf(events(...news), false))).toBe(outcome);
});

test.each([
  ["with nothing booked yet", [done("invoice/match")], "nothing-booked"],
  ["with its matches booked", [done("invoice/post")], "undone"],
  ["with entries in the general ledger", [done("invoice/post"), done("invoice/adjust")], "undone"],
  ["too late, its result noted", [done("invoice/post"), done("invoice/notify")], "left-booked"],
] as const)("the money of a run that was cancelled %s", (_when, news, outcome) => {
  expect(moneyOutcome({ ...ended, status: "cancelled" }, stepsOf(events(...news), false))).toBe(outcome);
});
