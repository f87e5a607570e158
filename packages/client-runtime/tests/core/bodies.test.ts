import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import {
  anyResponse,
  binaryBody,
  blobResponse,
  type Call,
  createApi,
  formBody,
  jsonBody,
  multipartBody,
  noContent,
  operation,
  type TransportFailure,
  textBody,
  textResponse,
} from "../../src/index.ts";
import { serve } from "../support/server.ts";

type Any = Call<Record<string, unknown>, unknown, TransportFailure>;

async function sent(spec: string, encode: ReturnType<typeof jsonBody>, input: Record<string, unknown>) {
  let body = Buffer.alloc(0);
  const { baseUrl, requests } = await serve(async (request, response) => {
    body = await buffer(request);
    response.writeHead(204).end();
  });
  const call: Any = operation(spec, { encode, decode: noContent });
  await call(createApi({ baseUrl }), input);
  return { body, type: requests[0]?.headers["content-type"] ?? "" };
}

test("a form", async () => {
  const { body, type } = await sent("POST /x{?id} >", formBody, {
    id: 1,
    a: "x y&ü",
    b: ["1", 2],
    c: undefined,
    d: null,
    at: new Date(0),
    n: 5n,
    o: { k: 1 },
  });
  expect(type).toBe("application/x-www-form-urlencoded;charset=UTF-8");
  const fields = [...new URLSearchParams(body.toString())];
  expect(fields).toEqual([
    ["a", "x y&ü"],
    ["b", "1"],
    ["b", "2"],
    ["at", "1970-01-01T00:00:00.000Z"],
    ["n", "5"],
    ["o", '{"k":1}'],
  ]);
});

test("multipart", async () => {
  const { body, type } = await sent("POST /x >", multipartBody, {
    name: "ü",
    tags: ["a", "b"],
    meta: { a: 1 },
    file: new File(["hello"], "h.txt", { type: "text/plain" }),
    bytes: new Uint8Array([1, 2]),
    none: undefined,
  });
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  expect(form.get("name")).toBe("ü");
  expect(form.getAll("tags")).toEqual(["a", "b"]);
  const meta = form.get("meta") as File;
  expect([meta.type, await meta.text()]).toEqual(["application/json", '{"a":1}']);
  const file = form.get("file") as File;
  expect([file.name, file.type, await file.text()]).toEqual(["h.txt", "text/plain", "hello"]);
  expect(new Uint8Array(await (form.get("bytes") as File).arrayBuffer())).toEqual(new Uint8Array([1, 2]));
  expect(form.has("none")).toBe(false);
});

test.each([
  ["bytes", new Uint8Array([0, 255])],
  ["a blob", new Blob([new Uint8Array([0, 255])], { type: "image/png" })],
  ["a stream", new Blob([new Uint8Array([0, 255])]).stream()],
])("binary: %s", async (_, body) => {
  const call = await sent("PUT /x >body", binaryBody("application/octet-stream"), { body });
  expect([...call.body]).toEqual([0, 255]);
  expect(call.type).toBe("application/octet-stream");
});

test("text, and JSON of another type", async () => {
  expect(await sent("PUT /x >body", textBody("text/csv"), { body: "a,b" })).toMatchObject({
    type: "text/csv",
    body: Buffer.from("a,b"),
  });
  const patch = await sent("PATCH /x >", jsonBody("application/merge-patch+json"), { a: null });
  expect(patch).toMatchObject({ type: "application/merge-patch+json", body: Buffer.from('{"a":null}') });
});

test("answers as text, as a blob, or by their type", async () => {
  const { baseUrl } = await serve(({ url }, response) => {
    const [type, body] = {
      "/json": ["application/json", "[1]"],
      "/text": ["text/csv", "a,b"],
      "/png": ["image/png", "x"],
    }[url ?? ""] ?? ["text/plain", ""];
    response.writeHead(200, { "content-type": type as string }).end(body);
  });
  const api = createApi({ baseUrl });
  const get = (path: string, decode: typeof anyResponse): Promise<unknown> =>
    (operation(`GET ${path}`, { decode }) as Any)(api, {});
  expect(await get("/text", textResponse)).toBe("a,b");
  expect(await ((await get("/png", blobResponse)) as Blob).text()).toBe("x");
  expect(await get("/json", anyResponse)).toEqual([1]);
  expect(await get("/text", anyResponse)).toBe("a,b");
  expect(((await get("/png", anyResponse)) as Blob).type).toBe("image/png");
});
