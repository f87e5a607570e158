import { expect, test } from "vitest";
import { guardFetch } from "./guard-fetch.ts";

const origin = "https://page.example";
const refs = ["/api/invoicing", "/api/workflows"].map((mount) => ({
  name: mount,
  baseUrl: origin + mount,
  scopes: [],
}));
const elsewhere = { name: "elsewhere", baseUrl: "https://else.example/api", scopes: [] };

function guarded() {
  const life = new AbortController();
  const sent: Request[] = [];
  const fetch = guardFetch({
    name: "counter",
    refs: [...refs, elsewhere],
    origin,
    signal: life.signal,
    fetch: async (input) => {
      sent.push(input as Request);
      return new Response("fine");
    },
  });
  return { fetch, sent, life };
}

test.each([
  `${origin}/api/invoicing`,
  `${origin}/api/invoicing/invoices?state=open`,
  "/api/workflows/runs/a%20b",
  `${origin}/api/invoicing/files/a%2Fb`,
  new URL(`${origin}/api/invoicing/invoices`),
  new Request(`${origin}/api/invoicing/invoices`),
])("lets %s through", async (input) => {
  const { fetch, sent } = guarded();
  expect(await (await fetch(input)).text()).toBe("fine");
  expect(sent.map(({ url }) => url)).toEqual([input instanceof Request ? input.url : new URL(input, origin).href]);
});

test.each([
  `${origin}/`,
  `${origin}/session`,
  `${origin}/api/invoicing-admin/users`,
  `${origin}/api/invoicing/../inngest`,
  `${origin}/api/invoicing/%2e%2e/inngest`,
  `${origin}/api/invoicing/..%2Finngest`,
  `${origin}/api/invoicing/%2e%2e%2finngest`,
  `${origin}/api/invoicing/..%5cinngest`,
  `${origin}/api/invoicing\\..\\inngest`,
  `${origin}/%2f[/api/invoicing`,
  "//else.example/api/invoicing",
  "https://else.example/api/invoicing",
  "https://else.example/api/granted-but-not-of-this-page",
  "http://page.example/api/invoicing",
  "https://page.example:8443/api/invoicing",
  "https://user:secret@page.example/api/invoicing",
  "https://page.example./api/invoicing",
  "\\\\else.example/api/invoicing",
  "/\\else.example/api/invoicing",
  " //else.example/api/invoicing",
  "/api/workflows/../invoicing-admin",
  "javascript:fetch('/api/invoicing')",
  "https://page.example.evil/api/invoicing",
  "blob:https://page.example/api/invoicing",
  "data:text/plain,fine",
  "https://",
  new URL("https://else.example/"),
  new Request("https://else.example/api/invoicing"),
])("refuses %s and sends nothing", async (input) => {
  const { fetch, sent } = guarded();
  await expect(fetch(input)).rejects.toMatchObject({
    name: "CapabilityError",
    code: "FETCH_REFUSED",
    message: expect.stringMatching(/^counter may not fetch (?!.*secret)/),
  });
  expect(sent).toEqual([]);
});

test("a request is judged by where it goes, not by what it says of itself", async () => {
  class Sly extends Request {
    override get url() {
      return `${origin}/api/invoicing`;
    }
  }
  const { fetch, sent } = guarded();
  await expect(fetch(new Sly(`${origin}/session`))).rejects.toMatchObject({ code: "FETCH_REFUSED" });
  expect(sent).toEqual([]);
});

test("a refusal says no more of an address than where it leads", async () => {
  const { fetch } = guarded();
  await expect(fetch("https://else.example/x?key=secret")).rejects.toThrow(
    "counter may not fetch https://else.example/x: it is not below a capability that was granted to it.",
  );
});

test("credentials are the page's: what the caller says of them is dropped, the rest is sent", async () => {
  const { fetch, sent } = guarded();
  const headers = { Authorization: "Bearer x", "Proxy-Authorization": "y", Cookie: "z", "Idempotency-Key": "k" };
  await fetch("/api/invoicing", { method: "POST", headers, body: "{}", credentials: "include" });
  await fetch(new Request(`${origin}/api/invoicing`, { headers, credentials: "omit" }));
  for (const request of sent) {
    expect(Object.fromEntries(request.headers)).not.toHaveProperty("authorization");
    expect([...request.headers.keys()].filter((name) => /auth|cookie/.test(name))).toEqual([]);
    expect([request.credentials, request.headers.get("idempotency-key")]).toEqual(["same-origin", "k"]);
  }
  expect([sent[0]?.method, await sent[0]?.text()]).toEqual(["POST", "{}"]);
});

test("no redirect is followed, because it may lead anywhere", async () => {
  const { fetch, sent } = guarded();
  await fetch("/api/invoicing");
  await fetch("/api/invoicing", { redirect: "follow" });
  await fetch("/api/invoicing", { redirect: "manual" });
  expect(sent.map(({ redirect }) => redirect)).toEqual(["error", "error", "manual"]);
});

test("a request ends with the caller's signal and with the micro-frontend", async () => {
  const { fetch, sent, life } = guarded();
  const own = new AbortController();
  await fetch("/api/invoicing", { signal: own.signal });
  await fetch(new Request(`${origin}/api/invoicing`, { signal: own.signal }));
  await fetch("/api/invoicing", { signal: null });
  await fetch("/api/invoicing", { signal: new AbortController().signal });
  own.abort();
  expect(sent.map(({ signal }) => signal.aborted)).toEqual([true, true, false, false]);
  life.abort();
  expect(sent.map(({ signal }) => signal.aborted)).toEqual([true, true, true, true]);
  await expect(fetch("/api/invoicing")).rejects.toMatchObject({ name: "AbortError" });
  expect(sent).toHaveLength(4);
});
