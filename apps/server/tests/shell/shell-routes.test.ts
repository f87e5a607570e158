import { brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { PageData } from "../../src/shell/browser/page-data.ts";
import { ada, type ConsoleHostOptions, consoleHost, counter } from "./console-host.ts";

async function open({ as, cookie = "", ...options }: ConsoleHostOptions & { as?: string; cookie?: string } = {}) {
  const { app, sessions } = await consoleHost(options);
  if (as !== undefined) sessions.add(as);
  const response = await app.request("/", { headers: { cookie: `session=${as}; ${cookie}` } });
  const html = await response.text();
  const [, json = ""] = /<script type="application\/json" id="data">(.*?)<\/script>/.exec(html) ?? [];
  const links = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, path = ""]) => path);
  return { app, response, html, links, data: JSON.parse(json) as PageData };
}
const pathsOf = (links: readonly string[], pattern: RegExp) => [...new Set(links)].filter((link) => pattern.test(link));

test("is a whole page before any script runs", async () => {
  const { response, html } = await open({ as: "ada" });
  expect(response.headers.get("content-type")).toMatch(/^text\/html; charset=utf-8$/i);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(html).toMatch(/^<!doctype html>\n<html lang="en" data-theme="system">/);
  for (const piece of [
    "<title>Invoices · RAWR HQ</title>",
    '<a class="skip" href="#main">',
    '<main id="main" tabindex="-1">',
    '<h1 id="title-counter">Invoices</h1>',
    "Match payments to invoices",
    '<p id="status" class="toast" role="status">',
  ])
    expect(html).toContain(piece);
});

test("its policy lets no text become script or style, and the page has none", async () => {
  const { response, html } = await open({ as: "ada" });
  const policy = response.headers.get("content-security-policy") ?? "";
  for (const directive of [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "frame-ancestors 'none'",
  ])
    expect(policy.split("; ")).toContain(directive);
  expect(policy).not.toContain("unsafe");
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?! type="module" src="| type="application\/json")/);
});

test("shows what the person may see, and gives the script the same", async () => {
  const { links, data } = await open({ as: "ada" });
  expect(pathsOf(links, /^\/(?!assets)/)).toEqual([
    "/",
    "/reference/invoicing/v1",
    "/reference/workflows/v1",
    "/workflows",
  ]);
  expect(data.session).toEqual({ person: ada, demo: false });
  expect(data.capabilities).toEqual([
    { name: "invoicing", mount: "/api/invoicing" },
    { name: "workflows", mount: "/api/workflows" },
  ]);
  const clerk = { ...ada, scopes: ["invoicing:read"] };
  expect((await open({ as: "clerk", people: { clerk } })).links).not.toContain("/workflows");
});

test("tells nobody who is not signed in what there is", async () => {
  const { html, links, data } = await open();
  expect(data).toEqual({ session: { person: null, demo: false }, capabilities: [], plugins: [] });
  expect(pathsOf(links, /^\/(?!assets)/)).toEqual(["/"]);
  expect(html).not.toMatch(/counter|invoic/i);
  expect(html).toContain("<title>Sign in · RAWR HQ</title>");
  expect(html).toContain("Access token");
});

test("a development server offers its demo user and no token", async () => {
  const { html } = await open({ demo: true });
  expect(html).toContain("Continue as demo user");
  expect(html).not.toContain("Access token");
});

test("text is text, in the page and in its data", async () => {
  const hostile = `</script><script>alert("1")</script>`;
  const { html, data } = await open({
    as: "eve",
    people: { eve: { ...ada, subject: hostile } },
    web: [{ ...counter, manifest: { ...counter.manifest, title: hostile } }],
  });
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(data.session.person?.subject).toBe(hostile);
});

test("comes in the theme that was chosen, and believes no other cookie", async () => {
  expect((await open({ cookie: "theme=dark" })).html).toMatch(/data-theme="dark"[\s\S]*<option value="dark" selected>/);
  expect((await open({ cookie: 'theme=x" onload="' })).html).toContain('data-theme="system"');
});

test("several micro-frontends share the page, each with a heading of its own", async () => {
  const second = { ...counter, manifest: { ...counter.manifest, name: "second", title: "Second" } };
  const { html, data } = await open({ as: "ada", web: [counter, second] });
  expect(html).toContain('<h2 id="title-second">Second</h2>');
  expect(html).toMatch(/<h1[^>]*>Console<\/h1>/);
  expect(new Set(data.plugins.map(({ module }) => module)).size).toBe(2);
});

test("two of one name, and a bad manifest, end the start", async () => {
  await expect(consoleHost({ web: [counter, counter] })).rejects.toMatchObject({ code: "BUNDLE_FAILED" });
  const bad = { ...counter, manifest: { ...counter.manifest, name: "No Name" } };
  await expect(consoleHost({ web: [bad] })).rejects.toMatchObject({ code: "MANIFEST_INVALID" });
});

test("every file that the page names is there, for ever, compressed as the browser takes it", async () => {
  const { app, links } = await open({ as: "ada" });
  const assets = pathsOf(links, /^\/assets\//);
  expect(assets.map((path) => path.replace(/-[\w-]{8}\./, "."))).toEqual([
    "/assets/console.css",
    "/assets/shell.js",
    "/assets/counter.js",
    "/assets/icon.svg",
  ]);
  for (const path of assets) {
    const ask = (encoding: string) => app.request(path, { headers: { "accept-encoding": encoding } });
    const plain = await ask("identity");
    const bytes = Buffer.from(await plain.arrayBuffer());
    expect(plain.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(plain.headers.get("content-type")).toMatch(/^(text\/(javascript|css); charset=utf-8|image\/svg\+xml)$/);
    const br = await ask("gzip, deflate, br;q=0.9");
    expect(br.headers.get("content-encoding")).toBe("br");
    expect(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).equals(bytes)).toBe(true);
    const gzip = await ask("br;q=0, *");
    expect(gzip.headers.get("content-encoding")).toBe("gzip");
    expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).equals(bytes)).toBe(true);
    const tags = [plain, br, gzip].map(({ headers }) => headers.get("etag") ?? "");
    expect(new Set(tags).size).toBe(3);
    const known = await app.request(path, { headers: { "accept-encoding": "br", "if-none-match": tags[1] ?? "" } });
    expect([known.status, await known.text()]).toEqual([304, ""]);
  }
  expect((await app.request("/assets/shell-00000000.js")).status).toBe(404);
  expect((await app.request("/assets/../package.json")).status).toBe(404);
});

test("the page's own script is below 5 kB and its styles below 3 kB, gzipped", async () => {
  const { app, links } = await open();
  const sizes = await Promise.all(
    [/\.js$/, /\.css$/].map(async (kind) => {
      const texts = await Promise.all(pathsOf(links, kind).map(async (path) => (await app.request(path)).text()));
      return texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
    }),
  );
  expect(sizes[0]).toBeLessThan(5_000);
  expect(sizes[1]).toBeLessThan(3_000);
});
