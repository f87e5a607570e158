import { createParser } from "eventsource-parser";
import fc from "fast-check";
import { expect, test } from "vitest";
import { eventParser, type ServerEvent } from "./parser.ts";

function parse(chunks: readonly (string | Uint8Array)[], maxEventSize?: number): ServerEvent[] {
  const parser = eventParser(maxEventSize);
  return chunks.flatMap((chunk) => parser.push(typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk));
}

/** Cuts bytes at places between 0 and 1. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places.map((place) => Math.round(place * bytes.length)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

const message = (data: string | undefined, id?: string, event = "message"): ServerEvent => ({ event, data, id });

test.each<[name: string, text: string, events: ServerEvent[]]>([
  ["an event", "data: a\n\n", [message("a")]],
  ["LF, CR and CRLF", "data: a\r\rdata: b\n\ndata: c\r\n\r\n", [message("a"), message("b"), message("c")]],
  ["a byte order mark", "\ufeffdata: a\n\n", [message("a")]],
  ["a second byte order mark, which belongs to the field's name", "\ufeff\ufeffdata: a\n\n", []],
  ["several lines of data", "data: a\ndata:\ndata: b\n\n", [message("a\n\nb")]],
  ["data that is empty", "data\n\ndata:\n\ndata: \n\n", [message(""), message(""), message("")]],
  ["one space after the colon, not two", "data:a\n\ndata:  b\n\n", [message("a"), message(" b")]],
  ["comments", ": hello\n:\ndata: a\n: hello\n\n", [message("a")]],
  ["fields that it does not know", "Data: a\nfoo: b\nfoo\n data: c\ndata: d\n\n", [message("d")]],
  ["an event's name and id", "event: done\nid: 7\ndata: {}\n\n", [message("{}", "7", "done")]],
  [
    "a name that does not outlive its event",
    "event: x\ndata: a\n\ndata: b\n\n",
    [message("a", undefined, "x"), message("b")],
  ],
  ["an id with NUL", "id: 1\0\ndata: a\n\n", [message("a")]],
  ["an id that is empty", "id\ndata: a\n\n", [message("a", "")]],
  ["a block without data", "event: done\n\n", [message(undefined, undefined, "done")]],
  ["an end without an empty line", "data: a\n\ndata: b\n", [message("a")]],
  ["an end within a line", "data: a\n\ndata: b", [message("a")]],
  ["nothing but empty lines", "\n\r\n\r\n\n", []],
])("reads %s, wherever it is cut", (_name, text, events) => {
  const bytes = new TextEncoder().encode(text);
  expect(parse([bytes])).toEqual(events);
  expect(parse(Array.from(bytes, (byte) => new Uint8Array([byte])))).toEqual(events);
});

test("gives an event as soon as its last CR is there", () => {
  expect(parse(["data: a\r\r"])).toEqual([message("a")]);
  expect(parse(["data: a\r\n\r", "\ndata: b\n\n"])).toEqual([message("a"), message("b")]);
});

test("reads retry only from digits", () => {
  const retries = ["retry: 250\n", "retry: 1e3\n", "retry: -1\n", "retry:\n", "retry: 0\n"].map((text) => {
    const parser = eventParser();
    parser.push(new TextEncoder().encode(text));
    return parser.retry;
  });
  expect(retries).toEqual([250, undefined, undefined, undefined, 0]);
});

test.each([
  ["one line", "data: 0123456789"],
  ["many lines", "data: 01234\ndata: 56789\n"],
  ["a comment", ":0123456789012345"],
])("refuses an event that is too long, in %s, before its end", (_name, text) => {
  expect(() => parse([text], 10)).toThrow(RangeError);
  expect(() => parse([...text], 10)).toThrow(RangeError);
  expect(parse(["data: 01\n\ndata: 01\n\n"], 10)).toHaveLength(2);
});

const word = fc.string({ unit: fc.constantFrom("a", "é", "€", "😀", " ", ":", "{", '"', "\ufeff"), maxLength: 8 });
const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });

test("reads back any events, serialised with any line ends and cut anywhere", () => {
  const event = fc.record({
    event: fc.constantFrom("message", "done", "x"),
    data: fc.array(word, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n")),
    id: fc.option(word, { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(event), fc.constantFrom("\n", "\r", "\r\n"), places, (events, end, cuts) => {
      const lines = events.flatMap(({ event, data, id }) => [
        ...(event === "message" ? [] : [`event: ${event}`]),
        ...(id === undefined ? [] : [`id: ${id}`]),
        ...data.split("\n").map((line) => `data: ${line}`),
        ": heartbeat",
        "",
      ]);
      const bytes = new TextEncoder().encode(lines.map((line) => line + end).join(""));
      expect(parse(cut(bytes, cuts))).toEqual(events);
    }),
  );
});

test("agrees with eventsource-parser on any text", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "data: ",
      "data:",
      "data",
      "event: ",
      "id: ",
      "retry: ",
      ": ",
      ":",
      "foo: ",
      "\n",
      "\r\n",
      "\n\n",
      "\r",
    ),
    word,
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), places, (pieces, cuts) => {
      const text = pieces.join("");
      const theirs: ServerEvent[] = [];
      const parser = createParser({
        onEvent: ({ event, data, id }) => theirs.push(message(data, id, event || "message")),
      });
      // It waits with a CR at the end of what it was fed, for an LF to come.
      parser.feed(text.endsWith("\r") ? `${text}:` : text);
      const ours = parse(cut(new TextEncoder().encode(text), cuts)).filter(({ data }) => data !== undefined);
      expect(ours).toEqual(theirs);
    }),
    { numRuns: 2000 },
  );
});
