import { expect, test } from "vitest";
import { createLive, liveUntil } from "./live.ts";

test("tells each listener of each new value, until it leaves", () => {
  const live = createLive("light");
  const heard: string[] = [];
  const listener = (value: string) => heard.push(value);
  const first = live.subscribe(listener);
  live.subscribe(listener);
  live.set("dark");
  live.set("dark");
  first();
  first();
  live.set("light");
  expect(heard).toEqual(["dark", "dark", "light"]);
  expect(live.value).toBe("light");
});

test("who is told to leave by an earlier listener hears nothing", () => {
  const live = createLive(1);
  const heard: number[] = [];
  live.subscribe(() => leave());
  const leave = live.subscribe((value) => heard.push(value));
  live.set(2);
  expect(heard).toEqual([]);
});

test("a view forgets its listeners when its time is over, and takes no new ones", () => {
  const live = createLive(1);
  const life = new AbortController();
  const view = liveUntil(live, life.signal, () => {});
  const heard: number[] = [];
  view.subscribe((value) => heard.push(value));
  live.set(2);
  life.abort();
  view.subscribe((value) => heard.push(value));
  live.set(3);
  expect(heard).toEqual([2]);
  expect(view.value).toBe(3);
});

test("a listener that throws is heard of and stops nobody else", () => {
  const live = createLive(1);
  const errors: unknown[] = [];
  const heard: number[] = [];
  const view = liveUntil(live, new AbortController().signal, (error) => errors.push(error));
  view.subscribe(() => {
    throw new RangeError("mine");
  });
  live.subscribe((value) => heard.push(value));
  live.set(2);
  expect([errors.map(String), heard]).toEqual([["RangeError: mine"], [2]]);
});
