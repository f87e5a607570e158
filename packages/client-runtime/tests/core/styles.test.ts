import fc from "fast-check";
import { expect, test } from "vitest";
import { allStyles, type Call, createApi, operation, RequestError, type TransportFailure } from "../../src/index.ts";

type Any = Call<Record<string, unknown>, unknown, TransportFailure>;
interface Sent {
  readonly url: string;
  readonly headers: Record<string, string>;
}

async function sent(template: string, input: Record<string, unknown>, traits = {}): Promise<Sent> {
  let seen: Sent | undefined;
  const fetch = async (url: unknown, init: unknown) => {
    seen = { url: String(url), headers: (init as { headers: Record<string, string> }).headers };
    return Response.json(1);
  };
  const call: Any = operation(`GET ${template}`, traits);
  await call(createApi({ baseUrl: "", fetch: fetch as typeof globalThis.fetch }), input);
  return seen as Sent;
}
const url = async (template: string, input: Record<string, unknown>, traits = {}) =>
  (await sent(template, input, traits)).url;
const styles = { styles: allStyles };

const array = ["blue", "black", "brown"];
const object = { R: 100, G: 200, B: 150 };

// The examples of OpenAPI 3.1.1, "Style Examples": empty string, string, array, object.
test.each([
  ["/{;color}", "/;color", "/;color=blue", "/;color=blue,black,brown", "/;color=R,100,G,200,B,150"],
  ["/{;color*}", "/;color", "/;color=blue", "/;color=blue;color=black;color=brown", "/;R=100;G=200;B=150"],
  ["/{.color}", "/.", "/.blue", "/.blue,black,brown", "/.R,100,G,200,B,150"],
  ["/{.color*}", "/.", "/.blue", "/.blue.black.brown", "/.R=100.G=200.B=150"],
  ["/{color}", undefined, "/blue", "/blue,black,brown", "/R,100,G,200,B,150"],
  ["/{color*}", undefined, "/blue", "/blue,black,brown", "/R=100,G=200,B=150"],
  ["/{?color}", "/?color=", "/?color=blue", "/?color=blue,black,brown", "/?color=R,100,G,200,B,150"],
  ["/{?color*}", "/?color=", "/?color=blue", "/?color=blue&color=black&color=brown", "/?R=100&G=200&B=150"],
  ["/{?color~}", "/?color=", "/?color=blue", "/?color=blue%20black%20brown", "/?color=R%20100%20G%20200%20B%20150"],
  ["/{?color|}", "/?color=", "/?color=blue", "/?color=blue%7Cblack%7Cbrown", "/?color=R%7C100%7CG%7C200%7CB%7C150"],
  [
    "/{?color!}",
    "/?color=",
    "/?color=blue",
    "/?color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown",
    "/?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
  ],
])("%s", async (template, empty, text, list, record) => {
  if (empty === undefined) await expect(url(template, { color: "" }, styles)).rejects.toBeInstanceOf(RequestError);
  else expect(await url(template, { color: "" }, styles)).toBe(empty);
  expect(await url(template, { color: "blue" }, styles)).toBe(text);
  expect(await url(template, { color: array }, styles)).toBe(list);
  expect(await url(template, { color: object }, styles)).toBe(record);
});

test.each([
  ["/{?color*}", ["blue"], "/?color=blue"],
  ["/{?color}", ["blue"], "/?color=blue"],
  ["/{?color*}", [], "/"],
  ["/{?color}", [], "/"],
  ["/{?color}", undefined, "/"],
  ["/{?color}", null, "/"],
  ["/{?color*}", ["a", undefined, null, "b"], "/?color=a&color=b"],
  ["/{?color}", 0, "/?color=0"],
  ["/{?color}", false, "/?color=false"],
  ["/{?color}", "", "/?color="],
  ["/{?color}", 12345678901234567890n, "/?color=12345678901234567890"],
  ["/{?color}", new Date(0), "/?color=1970-01-01T00%3A00%3A00.000Z"],
  ["/{color}/x", ["a", "b"], "/a,b/x"],
  ["/{color*}/x", ["a", "b"], "/a,b/x"],
  ["/f(a,b=1,c={color},d)/x,y", 1, "/f(a,b=1,c=1,d)/x,y"],
])("the core and allStyles write %s of %s alike", async (template, color, expected) => {
  expect(await url(template, { color })).toBe(expected);
  expect(await url(template, { color }, styles)).toBe(expected);
});

test("reserved characters and unicode are percent-encoded, brackets of names too", async () => {
  expect(await url("/{a}{?b}", { a: "a/b?c#d%e", b: "ü&=+ 名" })).toBe(
    "/a%2Fb%3Fc%23d%25e?b=%C3%BC%26%3D%2B%20%E5%90%8D",
  );
  expect(await url("/{?f[x]}", { "f[x]": "!'()*" }, styles)).toBe("/?f%5Bx%5D=%21%27%28%29%2A");
});

test("allowReserved leaves reserved characters, but for what ends the query or the parameter", async () => {
  expect(await url("/{?a+,b*+}", { a: ":/?#[]@!$&'()*+,;=%ü", b: ["x/y", "z"] }, styles)).toBe(
    "/?a=:/?%23%5B%5D@!$%26'()*%2B,;=%25%C3%BC&b=x/y&b=z",
  );
});

test("headers, cookies, JSON parameters, names of their own on the wire", async () => {
  const call = await sent(
    "/{id}{?query.id=id,filter@,$top}{^X-List,X-Object*,X-Json@}{&sid,theme*}",
    {
      id: 1,
      "query.id": 2,
      filter: { a: [1] },
      $top: 5,
      "X-List": ["a b", "c"],
      "X-Object": { a: 1 },
      "X-Json": { b: 2 },
      sid: "s;1",
      theme: ["x", "y"],
    },
    styles,
  );
  expect(call.url).toBe("/1?id=2&filter=%7B%22a%22%3A%5B1%5D%7D&%24top=5");
  expect(call.headers).toMatchObject({
    "x-list": "a b,c",
    "x-object": "a=1",
    "x-json": '{"b":2}',
    cookie: "sid=s%3B1; theme=x; theme=y",
  });
});

test("names with what the string keeps for itself are percent-encoded there", async () => {
  expect(await url("/{?a%2Cb,c%2A*}", { "a,b": 1, "c*": [1, 2] }, styles)).toBe("/?a%2Cb=1&c%2A=1&c%2A=2");
});

test("deepObject goes as deep as the value", async () => {
  const filter = { price: { gte: 1 }, tags: ["a", "b"], none: undefined, at: new Date(0) };
  expect(decodeURIComponent(await url("/{?filter!}", { filter }, styles))).toBe(
    "/?filter[price][gte]=1&filter[tags][0]=a&filter[tags][1]=b&filter[at]=1970-01-01T00:00:00.000Z",
  );
});

test.each([
  ["/{id}", { id: "" }],
  ["/{id}", { id: "." }],
  ["/{id}", { id: ".." }],
  ["/{id}", {}],
  ["/{id}", { id: null }],
  ["/{id}", { id: [] }],
  ["/{id}", { id: "\ud800" }],
  ["/{?id}", { id: "\udc00x" }],
  ["/{?id}", { id: { a: { b: 1 } } }],
  ["/{?id}", { id: [{ a: 1 }] }],
  ["/{?id}", { id: new Date(Number.NaN) }],
])("%s of %j is a RequestError", async (template, input) => {
  for (const traits of [{}, styles]) {
    const error = await url(template, input, traits).catch((reason) => reason);
    expect(error).toBeInstanceOf(RequestError);
    expect(error.operation).toBe(`GET ${template.replace("{?id}", "")}`);
  }
});

const value = fc
  .string({ unit: "grapheme", minLength: 1 })
  .filter((text) => text.isWellFormed() && !/^\.{1,2}$/.test(text));

test("what a server reads is what was given: path, query and lists", async () => {
  await fc.assert(
    fc.asyncProperty(value, value, fc.array(value), async (id, one, many) => {
      for (const traits of [{}, styles]) {
        const { pathname, searchParams } = new URL(
          await url("/a/{id}/b{?one,many*}", { id, one, many }, traits),
          "http://x.test",
        );
        expect(pathname.split("/").map(decodeURIComponent)).toEqual(["", "a", id, "b"]);
        expect(searchParams.get("one")).toBe(one);
        expect(searchParams.getAll("many")).toEqual(many);
      }
    }),
  );
});

test("what a server reads of a list within one parameter is what was given", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 1 }), async (list) => {
      const query = (await url("/{?a,b~,c|}", { a: list, b: list, c: list }, styles)).slice("/?".length);
      const raw = Object.fromEntries(query.split("&").map((pair) => pair.split("=") as [string, string]));
      expect(raw.a?.split(",").map(decodeURIComponent)).toEqual(list);
      expect(raw.c?.split("%7C").map(decodeURIComponent).join("|")).toBe(list.join("|"));
      expect(raw.b?.split("%20").map(decodeURIComponent).join(" ")).toBe(list.join(" "));
    }),
  );
});
