import { describe, expect, test } from "vitest";
import { createDashboard } from "../../src/dashboard/create-dashboard.ts";
import { MemoryRunStore } from "../../src/testing/memory-run-store.ts";
import { dashboardOf, runtimeOf } from "./host.ts";
import { ids, sampleStore } from "./sample.ts";

const all = { mayRead: true, mayAct: true, seesOutputs: true };
const origin = "http://hq.example";
const own = { "sec-fetch-site": "same-origin", origin, host: "hq.example", "x-workflow-dashboard": "1" };

function visit(grant: Parameters<typeof dashboardOf>[1] = all, store = sampleStore(Date.now())) {
  const { handle, runtime } = dashboardOf(store, grant);
  const ask = (path: string, init?: RequestInit) => handle(new Request(`${origin}${path}`, init));
  const post = (path: string, headers: Record<string, string> = own, body = "{}") =>
    ask(path, { method: "POST", headers, body });
  return { ask, post, runtime };
}

const code = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];

describe("who may see it", () => {
  test("nobody without a grant, not even the page's files", async () => {
    for (const path of ["/workflows", "/workflows/assets/main.js", "/workflows/api/runs"]) {
      expect(await code(await visit(null).ask(path))).toEqual([401, "UNAUTHORIZED"]);
      expect(await code(await visit({ mayRead: false, mayAct: true }).ask(path))).toEqual([403, "FORBIDDEN"]);
    }
  });

  test("inputs, outputs and stacks only for who may: they are in no other answer", async () => {
    const { ask } = visit({ mayRead: true, mayAct: true });
    const texts = await Promise.all(
      ["/api/runs?limit=100", `/api/runs/${ids.completed}`, `/api/runs/${ids.failed}`].map(async (path) =>
        (await ask(`/workflows${path}`)).text(),
      ),
    );
    const stream = await ask(`/workflows/api/runs/${ids.completed}/events`);
    for (const text of [...texts, await stream.text()]) {
      expect(text).toContain(ids.completed);
      expect(text).not.toMatch(/user-123|pay-17|ledger\.js/);
    }
    for (const name of ["input", "output", "step-id-archive"]) {
      expect((await ask(`/workflows/api/runs/${ids.completed}/values/${name}`)).status).toBe(403);
    }
    const seen = await visit().ask(`/workflows/api/runs/${ids.failed}`);
    expect(await seen.json()).toMatchObject({
      run: { stack: expect.stringContaining("ledger.js") },
      seesOutputs: true,
    });
  });

  test("actions: not without the right, not from another site, not without the page's header", async () => {
    const { post, runtime } = visit();
    const cancel = `/workflows/api/runs/${ids.running}/cancel`;
    const { "sec-fetch-site": _site, ...older } = own;
    const { "x-workflow-dashboard": _header, ...bare } = own;
    for (const headers of [
      bare,
      { ...own, "sec-fetch-site": "cross-site" },
      { ...own, "sec-fetch-site": "same-site" },
      { ...own, "sec-fetch-site": "none" },
      { ...own, origin: "https://evil.example" },
      { ...older, origin: "null" },
      { host: "hq.example", "x-workflow-dashboard": "1" },
    ]) {
      expect(await code(await post(cancel, headers))).toEqual([403, "FOREIGN_REQUEST"]);
    }
    expect(await code(await visit({ mayRead: true, mayAct: false }).post(cancel))).toEqual([403, "FORBIDDEN"]);
    expect(runtime.done).toEqual([]);
    expect((await post(cancel, older, '{"reason":" twice "}')).status).toBe(200);
    expect(runtime.done).toEqual([`cancel ${ids.running} twice`]);
  });
});

test("the page allows no script but its own, no markup made of text, no frame", async () => {
  const page = await visit().ask(`/workflows/runs/${ids.failed}`);
  expect(page.headers.get("content-security-policy")).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; " +
      "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  );
  const html = await page.text();
  expect(html).not.toMatch(/<script(?![^>]*src=)|style=|\son\w+=|https?:\/\//);
  const strange = createDashboard({
    runtime: runtimeOf(new MemoryRunStore()),
    basePath: "/a&quot;b/",
    authorize: () => all,
  });
  const answer = await strange(new Request(`${origin}/a&quot;b`));
  expect(await answer.text()).toContain('src="/a&amp;quot;b/assets/main.js"');
});

test("files are served from one folder, and asked for again by their tag", async () => {
  const { ask } = visit();
  const main = await ask("/workflows/assets/main.js");
  expect(main.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  const etag = main.headers.get("etag") ?? "";
  expect((await ask("/workflows/assets/main.js", { headers: { "if-none-match": etag } })).status).toBe(304);
  for (const path of ["tsconfig.json", "index.html", "..%2fpage.ts", "%2e%2e/page.ts", "nothing.js"]) {
    expect((await ask(`/workflows/assets/${path}`)).status).toBe(404);
  }
});

test("says what is wrong with an address, a method, a filter, a run", async () => {
  const { ask, post } = visit();
  const api = "/workflows/api/runs";
  expect(await code(await ask("/elsewhere"))).toEqual([404, "NOT_FOUND"]);
  expect(await code(await ask("/workflowsandmore"))).toEqual([404, "NOT_FOUND"]);
  expect(await code(await ask("/workflows/%ff"))).toEqual([404, "NOT_FOUND"]);
  expect(await code(await ask(`${api}/x/cancel`))).toEqual([405, "METHOD_NOT_ALLOWED"]);
  expect(await code(await ask(api, { method: "DELETE" }))).toEqual([405, "METHOD_NOT_ALLOWED"]);
  for (const query of ["status=odd", "attribute=x", "createdAfter=soon", "limit=0", "limit=x"]) {
    expect(await code(await ask(`${api}?${query}`))).toEqual([400, "BAD_REQUEST"]);
  }
  expect(await code(await ask(`${api}?cursor=x`))).toEqual([400, "INVALID_CURSOR"]);
  for (const path of ["x", "x/events", "x/values/input"]) {
    expect(await code(await ask(`${api}/${path}`))).toEqual([404, "RUN_NOT_FOUND"]);
  }
  expect(await code(await post(`${api}/${ids.completed}/cancel`))).toEqual([409, "RUN_ALREADY_FINISHED"]);
  expect(await code(await post(`${api}/x/retry`))).toEqual([404, "RUN_NOT_FOUND"]);
});

test("lists by every filter at once, and shortens a large value but gives all of it for download", async () => {
  const store = sampleStore(Date.now());
  store.put({ runId: ids.completed, output: { text: "x".repeat(50_000) } });
  const { ask } = visit(all, store);
  const found = await ask(
    `/workflows/api/runs?status=failed&status=completed&function=billing-reconcile-invoice&attribute=tenant%3Dacme` +
      `&attribute=invoice%3Dinv-001&createdAfter=${new Date(Date.now() - 10_000_000).toISOString()}`,
  );
  expect(((await found.json()) as { items: { runId: string }[] }).items.map(({ runId }) => runId)).toEqual([
    ids.failed,
    ids.completed,
  ]);
  const path = `/workflows/api/runs/${ids.completed}/values/output`;
  expect(await (await ask(path)).json()).toMatchObject({ truncated: true, bytes: 50_016 });
  const whole = await ask(`${path}?download`);
  expect(whole.headers.get("content-disposition")).toBe(`attachment; filename="${ids.completed}-output.json"`);
  expect(await whole.json()).toEqual({ text: "x".repeat(50_000) });
});

test("what breaks in the store is the host's to answer", async () => {
  const store = sampleStore(Date.now());
  store.list = () => Promise.reject(new Error("disk on fire"));
  await expect(visit(all, store).ask("/workflows/api/runs")).rejects.toThrow("disk on fire");
});
