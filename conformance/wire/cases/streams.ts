import type { WireCase } from "../case.ts";

const ticks = (count: number) => Array.from({ length: count }, (_, index) => ({ n: index + 1 }));
const feed = { path: { feed: "f/1" } };
const problem = JSON.stringify({
  type: "urn:problem:unauthorized",
  title: "The caller is not known",
  status: 401,
  code: "UNAUTHORIZED",
});
const problemJson = { "content-type": "application/problem+json" };
const awkward = [
  { n: 1, text: "two\nlines\r\nand a third" },
  { n: 2, text: "data: x\n\nevent: done\ndata: {}" },
  { n: 3, text: "Grüße 世界 👋🏽 \u2028\u0085" },
  { n: 4, text: ": no comment" },
  { n: 5, text: "" },
];

export const streamCases: readonly WireCase[] = [
  {
    name: "a stream of items that returns a value",
    operation: "followFeed",
    send: feed,
    answers: [{ stream: { items: ticks(3), returns: { total: 3 } } }],
    expect: { arrives: { params: { feed: "f/1" } }, streams: { items: ticks(3), returns: { total: 3 } } },
  },
  {
    name: "a stream that returns nothing",
    operation: "followPlain",
    send: feed,
    answers: [{ stream: { items: ticks(2) } }],
    expect: { arrives: { feed: "f/1" }, streams: { items: ticks(2) } },
  },
  {
    name: "a stream without items",
    operation: "followFeed",
    send: feed,
    answers: [{ stream: { items: [], returns: { total: 0 } } }],
    expect: { streams: { items: [], returns: { total: 0 } } },
  },
  {
    name: "a stream of texts that look like the protocol",
    operation: "followPlain",
    send: feed,
    answers: [{ stream: { items: awkward } }],
    expect: { streams: { items: awkward } },
  },
  {
    name: "a stream that one event does not fit into a network packet of",
    operation: "followPlain",
    send: feed,
    answers: [{ stream: { items: [{ n: 1, text: "ü".repeat(200_000) }, { n: 2 }] } }],
    expect: { streams: { items: [{ n: 1, text: "ü".repeat(200_000) }, { n: 2 }] } },
  },
  {
    name: "a stream that is read slowly loses nothing",
    operation: "followPlain",
    send: feed,
    slow: 1,
    answers: [{ stream: { items: ticks(100) } }],
    expect: { streams: { items: ticks(100) } },
  },
  {
    name: "a typed error before the first event",
    operation: "followFeed",
    send: feed,
    answers: [{ stream: { items: [], throws: { code: "FEED_CLOSED", data: { feed: "f/1" } } } }],
    expect: { requests: 1, streams: { items: [] }, fails: { code: "FEED_CLOSED", status: 410, data: { feed: "f/1" } } },
  },
  {
    name: "a typed error in the middle of a stream",
    operation: "followFeed",
    send: feed,
    answers: [{ stream: { items: ticks(2), throws: { code: "FEED_CLOSED", data: { feed: "f/1" } } } }],
    expect: {
      requests: 1,
      streams: { items: ticks(2) },
      fails: { code: "FEED_CLOSED", status: 410, data: { feed: "f/1" } },
    },
  },
  {
    name: "an error in the middle of a stream that the contract does not declare",
    operation: "followFeed",
    send: feed,
    answers: [{ stream: { items: ticks(1), throws: { code: "ELSE", status: 500 } } }],
    expect: { requests: 1, streams: { items: ticks(1) }, fails: { status: 500 } },
  },
  {
    name: "a broken connection is resumed: nothing lost, nothing twice",
    operation: "followFeed",
    send: feed,
    answers: [
      { stream: { items: ticks(5), cutAfter: 2 } },
      { stream: { items: ticks(5), cutAfter: 3 } },
      { stream: { items: ticks(5), returns: { total: 5 } } },
    ],
    expect: {
      requests: 3,
      headers: { "last-event-id": "3" },
      streams: { items: ticks(5), returns: { total: 5 } },
    },
  },
  {
    name: "a broken connection of a stream that returns nothing is resumed",
    operation: "followPlain",
    send: feed,
    answers: [{ stream: { items: ticks(3), cutAfter: 1 } }, { stream: { items: ticks(3) } }],
    expect: { requests: 2, headers: { "last-event-id": "1" }, streams: { items: ticks(3) } },
  },
  {
    name: "a connection that breaks before the first event is made again",
    operation: "followFeed",
    send: feed,
    answers: [{ stream: { items: ticks(2), cutAfter: 0 } }, { stream: { items: ticks(2), returns: { total: 2 } } }],
    expect: { requests: 2, streams: { items: ticks(2), returns: { total: 2 } } },
  },
  {
    name: "401 before the stream is an error, at once",
    operation: "followFeed",
    send: feed,
    answers: [{ raw: { status: 401, headers: problemJson, body: problem } }],
    expect: { requests: 1, fails: { code: "UNAUTHORIZED", status: 401 } },
  },
  {
    name: "204 ends a stream",
    operation: "followFeed",
    send: feed,
    answers: [{ raw: { status: 204 } }],
    expect: { requests: 1, streams: { items: [] } },
  },
  {
    name: "204 after a broken connection ends a stream",
    operation: "followFeed",
    send: feed,
    answers: [{ stream: { items: ticks(2), cutAfter: 1 } }, { raw: { status: 204 } }],
    expect: { requests: 2, streams: { items: ticks(1) } },
  },
  {
    name: "a page of HTML in the place of a stream is an error",
    operation: "followFeed",
    send: feed,
    answers: [{ raw: { status: 200, headers: { "content-type": "text/html" }, body: "<h1>Login</h1>" } }],
    expect: { requests: 1, fails: {} },
  },
  {
    name: "lines that end in CR and CRLF, comments, a byte order mark and fields that mean nothing",
    operation: "followPlain",
    send: feed,
    answers: [
      {
        raw: {
          status: 200,
          headers: { "content-type": "text/event-stream; charset=utf-8" },
          body: `\ufeff: hello\r\n\r\nevent:message\r\ndata:{"n":1}\r\nfoo: bar\r\n\r\nevent: message\rdata: {"n":\rdata: 2}\r\rid: 7\n\nevent: done\n\n`,
        },
      },
    ],
    expect: { requests: 1, streams: { items: [{ n: 1 }, { n: 2 }] } },
  },
];
