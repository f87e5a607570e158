import { expect, test } from "vitest";
import { seededRandom } from "../testing/random.ts";
import { Heap } from "./heap.ts";

test("items come out in order, whatever was taken from the middle before", () => {
  const random = seededRandom(7);
  for (let round = 0; round < 50; round += 1) {
    const heap = new Heap<number>((a, b) => a < b);
    const left = new Map<number, number>();
    for (let at = 0; at < 40; at += 1) {
      const item = Math.floor(random() * 20);
      heap.push(item);
      left.set(item, (left.get(item) ?? 0) + 1);
    }
    for (let at = 0; at < 15; at += 1) {
      const taken = heap.pop(Math.floor(random() * heap.size)) as number;
      left.set(taken, (left.get(taken) ?? 0) - 1);
    }
    const expected = [...left].flatMap(([item, count]) => Array.from({ length: count }, () => item));
    const rest = Array.from({ length: heap.size }, () => heap.pop());
    expect(rest).toEqual(expected.toSorted((a, b) => a - b));
    expect(heap.pop()).toBeUndefined();
  }
});
