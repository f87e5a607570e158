import fc from "fast-check";
import { expect, test } from "vitest";
import { type ApiError, createApi, stream } from "../../src/index.ts";
import { event, events, json, serve } from "../support/server.ts";

/** How a connection goes wrong. */
interface Mishap {
  /** Where it ends, as a part of what was to be sent. */
  readonly at: number;
  readonly how: "destroy" | "end" | "busy";
  /** What a server makes of `Last-Event-ID`: sends what follows, that event too, or everything again. */
  readonly resume: "after" | "from" | "all";
}

const mishap: fc.Arbitrary<Mishap> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  how: fc.constantFrom("destroy", "end", "busy"),
  resume: fc.constantFrom("after", "from", "all"),
});

/** A server that is busy from the beginning is given up sooner than one that has answered. */
const someMishaps = fc
  .array(mishap, { maxLength: 6 })
  .filter((list) => list.length < 4 || list.slice(0, 4).some(({ how }) => how !== "busy"));

const numbers = stream<object, string, number, ApiError>("GET /numbers");

test("loses and doubles nothing, wherever connections are cut", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 20 }), someMishaps, async (count, mishaps) => {
      const items = Array.from({ length: count }, (_, index) => `item ${index} €😀`);
      const server = await serve(async (request, response, index) => {
        const { at = 1, how = "end", resume = "after" } = mishaps[index] ?? {};
        const broken = index < mishaps.length;
        if (broken && how === "busy") return json(response, 503, {}, { "retry-after": "0" });
        const last = Number(request.headers["last-event-id"] ?? -1);
        const from = resume === "all" ? 0 : Math.max(0, resume === "from" ? last : last + 1);
        const text = items
          .slice(from)
          .map((item, offset) => event(item, from + offset))
          .join("");
        const bytes = Buffer.from(text + event(count, undefined, "done"));
        events(response);
        if (!broken) return response.end(bytes);
        await new Promise((resolve) => response.write(bytes.subarray(0, Math.floor(at * (bytes.length - 1))), resolve));
        return how === "destroy" ? response.destroy() : response.end();
      });
      const found: string[] = [];
      const source = numbers(createApi(server), {});
      let next = await source.next();
      for (; !next.done; next = await source.next()) found.push(next.value);
      expect(found).toEqual(items);
      expect(next.value).toBe(count);
    }),
    { numRuns: 60 },
  );
});
