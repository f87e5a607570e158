import { readFileSync } from "node:fs";
import { expect, onTestFinished, test, vi } from "vitest";
import { locale, openPage } from "./example/page.ts";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const readme = read("../README.md");

test("the example is the code that runs here", () => {
  const fences = [...readme.matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g)];
  expect(fences.map(([, name]) => name)).toEqual(["plugin.ts", "page.ts"]);
  for (const [, name, code] of fences) expect(code).toBe(read(`example/${name}`));
});

test("the example counts, follows the locale, and goes", async () => {
  const asked: Request[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request);
    return Response.json({ items: Array.from({ length: 1200 }) });
  });
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  const element = { textContent: "", replaceChildren() {} } as unknown as HTMLElement;
  const { unmount } = await openPage(element, "https://page.example");
  expect(element.textContent).toBe("1,200 open");
  locale.set("de-DE");
  expect(element.textContent).toBe("1.200 open");
  unmount();
  locale.set("en-GB");
  expect(element.textContent).toBe("");
  expect(asked.map(({ url }) => url)).toEqual(["https://page.example/api/invoicing/invoices?state=open"]);
});

test("every code of an error is explained", () => {
  const source = read("../src/capability-error.ts");
  const codes = [...source.matchAll(/\| "([A-Z_]+)"/g)].map(([, code]) => code);
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(5);
  expect(rows.toSorted()).toEqual(codes.toSorted());
});
