import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkBundles } from "./bundle.ts";
import { checkWorkspace } from "./check-workspace.ts";
import { describeBreach } from "./guard.ts";
import { checkIngressPath } from "./ingress-path.ts";
import { checkMounts } from "./mounts.ts";
import { checkPayloadShapes } from "./payload-shapes.ts";

type Files = Readonly<Record<string, string>>;

let temporary = "";
let trees = 0;
beforeAll(() => {
  temporary = mkdtempSync(join(tmpdir(), "guards "));
});
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

function tree(files: Files): string {
  const root = join(temporary, `tree ${trees++}`);
  for (const [path, text] of Object.entries({ "package.json": '{ "name": "fixture", "type": "module" }', ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

describe("ingress-path", () => {
  const web = "plugins/web/cart/src/web.ts";
  const found = (files: Files, reached: readonly string[] = []) =>
    checkIngressPath(tree(files), reached).map(({ place }) => place);

  test.each([
    ["a string", 'fetch("/api/inngest");'],
    ["a comment, which is published too", "// As /api/inngest does.\nexport const one = 1;"],
    ["a relative path", 'new URL("api/inngest", base);'],
    ["a sum", 'fetch("/api/" + "inngest");'],
    ["a template", "const engine = `inngest`;\nfetch(`/api/${engine}`);"],
    ["constants of the module", 'const base = "/api";\nconst path = base + "/inngest" as const;'],
    ["a joined list", 'fetch(["", "api", "inngest"].join("/"));'],
  ])("finds %s in browser code", (_, text) => {
    expect(found({ [web]: `export const zero = 0;\n${text}\n` })[0]).toMatch(new RegExp(`^${web}:[23]$`));
  });

  test("knows a name by its block", () => {
    const text =
      'const a = () => { const path = "/api/"; return path; };\nconst path = "/";\nfetch(path + "inngest");\n';
    expect(found({ [web]: text })).toEqual([]);
  });

  test.each([
    "apps/server/src/shell/browser/main.ts",
    "packages/shop/src/browser.ts",
    "generated/shop-client/src/index.ts",
    "generated/shop-client/README.md",
    "openapi/shop/v1/internal/openapi.json",
    "openapi/shop/v1/contract.md",
  ])("looks into %s", (path) => {
    expect(found({ [path]: '"/api/inngest"' })).toEqual([`${path}:1`]);
  });

  test("looks into what browser code reaches, and at JSON's escapes", () => {
    const files = {
      "packages/shop/src/domain/path.ts": 'export const path = "/api/inngest";',
      "openapi/shop/v1/internal/openapi.json": '{"description":"\\/api\\/inngest"}',
    };
    expect(found(files, ["packages/shop/src/domain/path.ts"])).toEqual([
      "packages/shop/src/domain/path.ts:1",
      "openapi/shop/v1/internal/openapi.json:1",
    ]);
  });

  test("leaves the server, tests and other paths alone", () => {
    const files = {
      "apps/server/src/pages/ingress.ts": '"/api/inngest"',
      "plugins/web/cart/src/web.test.ts": '"/api/inngest"',
      [web]: '"/api/workflows/inngest-runs"; "/my-api/inngest-like";',
    };
    expect(found(files)).toEqual([]);
  });

  test("names the way out", () => {
    const files = { [web]: '"/api/inngest"', "openapi/shop/v1/contract.md": "/api/inngest" };
    const [source, derived] = checkIngressPath(tree(files), []).map(describeBreach);
    expect(source).toContain("Fix: Call the workflow's trigger through its client");
    expect(derived).toContain("Fix: Take it out of the contract");
  });
});

describe("payload-shape-twice", () => {
  const domain = {
    "packages/shop/package.json": '{ "name": "@rawr/shop", "type": "module" }',
    "packages/shop/src/domain/order.ts": `
      const id = { type: "string" };
      const facts = { orderId: id, customer: id };
      export const OrderSchema = { type: "object", required: ["orderId", "customer"], properties: { ...facts, note: id } };
      const done = { type: "object", properties: { orderId: id, total: id, paidAt: id } };
      export const OrderStateSchema = { anyOf: [done, { type: "string" }] };
      export const helper = () => 1;`,
  };
  const found = async (path: string, text: string) =>
    (await checkPayloadShapes(tree({ ...domain, [path]: text }))).map(describeBreach);
  const router = "plugins/workflows/shop-workflows/src/router.ts";

  test.each([
    ["an interface", "interface Order { orderId: string; readonly customer: string; note?: string }", "OrderSchema"],
    ["a type, by the required properties", "type Order = { customer: string; orderId: string };", "OrderSchema"],
    ["a parameter's type", "const f = (o: { orderId: string; customer: string }) => o;", "OrderSchema"],
    ["a TypeBox schema", "Type.Object({ orderId: Type.String(), customer: id, note: id });", "OrderSchema"],
    ["a zod schema", "z.object({ orderId: z.string(), customer: z.string() });", "OrderSchema"],
    ["a JSON Schema", '({ type: "object", properties: { orderId: {}, customer: {}, note: {} } });', "OrderSchema"],
    [
      "a copy that has drifted",
      "interface O { orderId: string; customer: string; note: string; more: 1 }",
      "OrderSchema",
    ],
    ["a variant of a union", "interface Done { orderId: string; total: string; paidAt: string }", "OrderStateSchema"],
  ])("finds %s", async (_, text, schema) => {
    const [message = ""] = await found(router, `\n${text}\n`);
    expect(message).toContain(`  ${router}:2\n`);
    expect(message).toContain(`describes what ${schema} of packages/shop/src/domain/order.ts`);
    expect(message).toContain(`Fix: Import ${schema}, or the type beside it, from "@rawr/shop".`);
  });

  test("sends browser code to the browser entry", async () => {
    const [message] = await found("plugins/web/cart/src/web.ts", "type Order = { customer: string; orderId: string };");
    expect(message).toContain('from "@rawr/shop/browser"');
  });

  test.each([
    ["a value", 'export const order = { orderId: "1", customer: "2" };'],
    ["other properties", "interface Line { orderId: string; quantity: number }"],
    ["some of the properties", "interface Reference { orderId: string }"],
    ["what is mostly its own", "interface Row { orderId: 1; customer: 1; note: 1; open: 1; selected: 1 }"],
    ["what is not known", "type Some = { orderId: string; customer: string; [more: string]: string };"],
    ["methods", "interface Store { orderId(): string; customer(): string }"],
  ])("leaves %s alone", async (_, text) => {
    expect(await found(router, text)).toEqual([]);
  });

  test("looks into apps, and not into tests", async () => {
    const text = "type Order = { customer: string; orderId: string };";
    expect(await found("apps/server/src/page.ts", text)).toHaveLength(1);
    expect(await found("apps/server/src/page.test.ts", text)).toEqual([]);
  });
});

describe("mount-prefix", () => {
  const document = { "openapi/shop/v1/internal/openapi.json": '{ "servers": [{ "url": "/api/shop" }] }' };
  const found = (text: string, files: Files = document) =>
    checkMounts(tree({ ...files, "rawr.hq.ts": text })).map(describeBreach);

  test("finds a mount that the document does not say", () => {
    const [message] = found('export const one = {\n  name: "shop",\n  major: 1,\n  mount: "/api/store",\n};');
    expect(message).toBe(
      [
        "error mount-prefix",
        "  rawr.hq.ts:4",
        "  shop v1 is mounted at /api/store.",
        "  openapi/shop/v1/internal/openapi.json says /api/shop.",
        "  Fix: Mount it where the document says, or change `mount` in contracts/shop.v1.ts and build.",
      ].join("\n"),
    );
  });

  test("finds a surface without a document, and a mount that it cannot read", () => {
    expect(found('({ name: "shop", major: 2, mount: "/api/shop" });')[0]).toContain("has no document");
    expect(found('(at: string) => ({ name: "shop", major: 1, mount: at });')[0]).toContain("cannot be read");
  });

  test("reads constants, each in its function, and servers with an origin", () => {
    const text =
      'const f = () => { const mount = "/x"; return mount; };\nconst g = () => { const mount = "/api/" + "shop";\nreturn { name: "shop", major: 1, mount }; };';
    expect(found(text)).toEqual([]);
    const server = {
      "openapi/shop/v1/internal/openapi.json": '{ "servers": [{ "url": "https://a.example/api/shop/" }] }',
    };
    expect(found('({ name: "shop", major: 1, mount: "/api/shop" });', server)).toEqual([]);
  });
});

describe("bundle", () => {
  const plugin = { "plugins/web/cart/package.json": '{ "name": "@rawr/cart", "exports": { ".": "./src/web.ts" } }' };
  const web = "plugins/web/cart/src/web.ts";
  const found = async (files: Files) => (await checkBundles(tree({ ...plugin, ...files }))).map(describeBreach);

  test("finds a module of the server, and prints who imports it", async () => {
    const [message, ...more] = await found({
      [web]: 'import { total } from "./total.ts";\nexport const mount = () => total;\n',
      "plugins/web/cart/src/total.ts": 'export { total } from "../../../../packages/shop/src/service/total.ts";\n',
      "packages/shop/src/service/total.ts":
        'import { readFileSync } from "node:fs";\nexport const total = readFileSync;\n',
    });
    expect(message).toContain(
      `  ${web}\n     → plugins/web/cart/src/total.ts\n        → packages/shop/src/service/total.ts\n  A module of the server`,
    );
    expect(more).toEqual([]);
  });

  test("finds Node's own modules, behind an import that waits too", async () => {
    const [message] = await found({ [web]: 'export const mount = () => import("node:crypto");\n' });
    expect(message).toContain(`  ${web}\n     → node:crypto\n`);
  });

  test("finds an ingress path that is put together in two modules", async () => {
    const [message] = await found({
      [web]: 'import { base } from "./base.ts";\nexport const mount = () => fetch(`${base}/inngest`);\n',
      "plugins/web/cart/src/base.ts": 'export const base = "/api";\n',
    });
    expect(message).toContain("The bundle has the ingress path.");
  });

  test("says why there is no bundle", async () => {
    const [message] = await found({ [web]: 'import { gone } from "./gone.ts";\nexport const mount = gone;\n' });
    expect(message).toContain("It cannot be bundled for browsers:");
    expect(message).toContain("./gone.ts");
  });

  test("passes what is for browsers, in the page too", async () => {
    const files = {
      [web]: 'import { price } from "../../../../packages/shop/src/browser.ts";\nexport const mount = () => price;\n',
      "packages/shop/src/browser.ts": 'export { price } from "./domain/price.ts";\n',
      "packages/shop/src/domain/price.ts": "export const price = 1;\n",
      "apps/server/src/shell/browser/main.ts": 'import "./page.ts";\n',
      "apps/server/src/shell/browser/page.ts": "document.title = String(1);\n",
    };
    expect(await found(files)).toEqual([]);
  });
});

test("all of them are checked together, import rules first", async () => {
  const root = tree({
    "plugins/web/cart/package.json": '{ "name": "@rawr/cart", "exports": { ".": "./src/web.ts" } }',
    "plugins/web/cart/src/web.ts": 'import "node:fs";\nexport const path = "/api/inngest";\n',
    "packages/shop/src/domain/order.ts":
      'export const Order = { type: "object", properties: { id: {}, total: {}, note: {} } };\n',
    "rawr.hq.ts":
      'export const one = { name: "shop", major: 1, mount: "/" };\ninterface O { id: 1; total: 1; note: 1 }\n',
    "apps/server/src/o.ts": "export interface O { id: 1; total: 1; note: 1 }\n",
  });
  const { broken } = await checkWorkspace(root);
  const names = broken.map((text) => text.split("\n")[0]?.replace("error ", ""));
  expect(names).toEqual(expect.arrayContaining(["browser-entry", "plugin-web"]));
  expect(names.slice(-5)).toEqual(["bundle", "bundle", "ingress-path", "mount-prefix", "payload-shape-twice"]);
});

test.each([
  [0, "nothing is broken", {}, "0 broken rules (2 modules)."],
  [1, "a rule is broken", { "packages/shop/src/one.ts": 'import "./gone.ts";\n' }, "error resolvable"],
  [1, "a domain cannot be read", { "packages/shop/src/domain/order.ts": 'throw new Error("not pure");\n' }, "not pure"],
  [2, "the rules cannot be checked", { "plugins/web/cart/package.json": "{" }, "The rules could not be checked: "],
])("lint:imports ends with %i where %s", async (code, _, files, output) => {
  const shop = {
    "packages/shop/src/domain/order.ts": "export const one = 1;\n",
    "packages/shop/src/browser.ts": 'export { one } from "./domain/order.ts";\n',
  };
  const root = tree({ ...shop, ...files });
  const program = join(import.meta.dirname, "../lint-imports.ts");
  const ended = await new Promise<{ code: number; output: string }>((resolve) => {
    execFile(process.execPath, [program], { cwd: root, timeout: 60_000 }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), output: `${stdout}${stderr}` }),
    );
  });
  expect(ended.output).toContain(output);
  expect(ended.code).toBe(code);
});
