import { describe, expect, test } from "vitest";
import { type Expectation, nothing, type Outcome, type Seen, type WireServer } from "./case.ts";
import { runCase } from "./run-case.ts";

const request: Seen = { method: "GET", url: "/a?b=1", headers: { "x-a": "1" }, handled: true, input: { b: 1 } };

function verdict(expectation: Expectation, outcome: Outcome | Promise<Outcome>, seen: readonly Seen[] = [request]) {
  const server: WireServer = { url: "", seen, play: () => undefined, close: async () => undefined };
  const client = { name: "fake", call: async () => outcome };
  return runCase({ name: "", operation: "a", expect: expectation }, client, server, 50);
}

describe("agrees", () => {
  test.each<[Expectation, Outcome, (readonly Seen[])?]>([
    [{ arrives: { b: 1 }, requests: 1, headers: { "x-a": "1", "x-b": undefined }, url: "b=1" }, { gives: 7 }],
    [{ gives: { a: [0] } }, { gives: { a: [-0] } }],
    [{ fails: {} }, { fails: { code: "X" } }],
    [{ fails: { code: "X", data: { a: 1 } } }, { fails: { code: "X", status: 404, data: { a: 1 } } }],
    [{ streams: { items: [1], returns: 2 } }, { items: [1], returns: 2 }],
    [{ arrives: nothing }, { fails: {} }, [{ ...request, handled: false }]],
  ])("%j with %j", async (expectation, outcome, seen) => {
    expect((await verdict(expectation, outcome, seen)).objection).toBeUndefined();
  });
});

describe("objects", () => {
  test.each<[Expectation, Outcome, string, (readonly Seen[])?]>([
    [{ arrives: { b: "1" } }, {}, `{"b":1} arrived`],
    [{ arrives: { b: 1 } }, {}, "no request was sent", []],
    [{ arrives: { b: 1 } }, { fails: { code: "X" } }, "the server refused", [{ ...request, handled: false }]],
    [{ arrives: nothing }, { fails: {} }, "GET /a?b=1 arrived"],
    [{ arrives: nothing }, { gives: 1 }, "gave 1", []],
    [{ requests: 2 }, {}, "1 requests were sent"],
    [{ headers: { "x-a": undefined } }, {}, "the header x-a was"],
    [{ headers: { "x-b": "1" } }, {}, "the header x-b was absent"],
    [{ url: "c=1" }, {}, "the URL was /a?b=1"],
    [{ gives: 1 }, { gives: "1" }, `gave "1"`],
    [{ gives: 1 }, { fails: { code: "X" } }, "failed with"],
    [{ fails: { code: "X" } }, { fails: { code: "Y" } }, `the error's code was "Y"`],
    [{ fails: {} }, { gives: 1 }, "no error: gave 1"],
    [{ streams: { items: [1] } }, { items: [1, 2] }, "the items were [1,2]"],
    [{ streams: { items: [1] } }, { items: [1], returns: 2 }, "the stream returned 2"],
  ])("to %j with %j", async (expectation, outcome, objection, seen) => {
    expect((await verdict(expectation, outcome, seen)).objection).toContain(objection);
  });

  test("to a call that does not end", async () => {
    const { objection } = await verdict({}, new Promise(() => undefined));
    expect(objection).toBe("never ended");
  });
});
