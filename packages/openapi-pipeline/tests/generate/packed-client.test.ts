import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateClient } from "../../src/generate/generate-client.ts";
import { buildPackage } from "../../src/package/build-package.ts";
import { ordersDocument, serveOrders } from "./orders-service.ts";

const run = promisify(execFile);
const tsc = fileURLToPath(new URL("../../../../node_modules/.bin/tsc", import.meta.url));
const client = { name: "@rawr/orders-client", audience: "public" } as const;
const surface = {
  name: "orders",
  major: 2,
  version: "2.1.0",
  title: "Orders",
  mount: "/",
  audiences: ["public"],
  clients: [client],
  file: "contracts/orders.v2.ts",
} as const;

let root: string;
let consumer: string;
let service: Awaited<ReturnType<typeof serveOrders>>;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "rawr-packed-client-"));
  consumer = join(root, "consumer");
  service = await serveOrders();
  const document = await ordersDocument();
  const generated = await generateClient({ document, text: JSON.stringify(document), surface, client });
  const built = buildPackage(generated.files);
  expect([...generated.diagnostics, ...built.diagnostics]).toEqual([]);
  for (const file of built.value) await write(join(root, "package", file.path), file.contents);
  await run("npm", ["pack", "--pack-destination", root], { cwd: join(root, "package") });
  await write(join(consumer, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", join(root, "rawr-orders-client-2.1.0.tgz")], {
    cwd: consumer,
  });
}, 60_000);

afterAll(async () => {
  await service?.close();
  await rm(root, { recursive: true, force: true });
});

async function write(path: string, contents: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}

/** Runs a module of the consumer, outside any workspace, and returns what it printed. */
async function runConsumer(source: string): Promise<unknown> {
  await write(join(consumer, "main.ts"), source);
  const { stdout } = await run(process.execPath, ["main.ts"], { cwd: consumer });
  return JSON.parse(stdout);
}

async function typeCheck(moduleResolution: "bundler" | "nodenext", source: string): Promise<string> {
  await write(join(consumer, "checked.ts"), source);
  const compilerOptions = {
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    types: [],
    module: moduleResolution === "nodenext" ? "nodenext" : "esnext",
    moduleResolution,
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    skipLibCheck: false,
  };
  await write(join(consumer, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["checked.ts"] }));
  return run(tsc, ["-p", consumer]).then(
    () => "",
    (error: { stdout: string }) => error.stdout,
  );
}

/** The first TypeScript block of the installed README, against the stub server, printing JSON. */
async function readmeCode(): Promise<string> {
  const readme = await readFile(join(consumer, "node_modules/@rawr/orders-client/README.md"), "utf8");
  const code = /```ts\n([^]*?)```/.exec(readme)?.[1] ?? "";
  expect(code).toContain("https://orders.example.com");
  return code
    .replace("https://orders.example.com", service.url)
    .replace("console.log(data)", "console.log(JSON.stringify(data))");
}

const calls = (url: string) => `
import { ordersCreate, ordersFind, ordersGet, type OrdersGetResponse } from "@rawr/orders-client";
import { createClient, createConfig } from "@rawr/orders-client/client";
import type { paths } from "@rawr/orders-client/paths";
const client = createClient(createConfig({ baseUrl: ${JSON.stringify(url)} }));
const created = await ordersCreate({ client, body: { sku: "a/b ü&=", quantity: 2 } });
const found = await ordersFind({ client, query: { sku: "a/b ü&=" } });
const missing = await ordersGet({ client, path: { id: "no/such?order" } });
const quantity: number | undefined = found.data?.[0]?.quantity;
const typed: OrdersGetResponse = { id: "x", sku: "y", quantity: 1 };
const same: paths["/orders/{id}"]["get"]["responses"][200]["content"]["application/json"] = typed;
console.log(JSON.stringify([created.response?.status, created.data, quantity, missing.response?.status, same.id]));
`;

describe("the packed client, installed outside the workspace", () => {
  test("holds the built package and nothing else", async () => {
    const installed = join(consumer, "node_modules/@rawr/orders-client");
    expect((await readdir(installed)).toSorted()).toEqual([
      "README.md",
      "dist",
      "openapi.json",
      "operations.json",
      "package.json",
    ]);
    const manifest: unknown = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
    expect(manifest).toMatchObject({
      version: "2.1.0",
      license: "MIT",
      exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
    });
    expect(manifest).not.toHaveProperty("publishConfig");
  });

  test("runs the first call of its README over HTTP", async () => {
    expect(await runConsumer(await readmeCode())).toEqual({ id: "example", sku: "bolt", quantity: 3 });
  });

  test("calls path, query and body operations and tells errors by status", async () => {
    expect(await runConsumer(calls(service.url))).toEqual([
      201,
      { id: "order-1", sku: "a/b ü&=", quantity: 2 },
      2,
      404,
      "x",
    ]);
  });

  test.each(["bundler", "nodenext"] as const)(
    "type-checks under strict options with moduleResolution %s",
    async (resolution) => {
      expect(await typeCheck(resolution, calls(service.url))).toBe("");
      expect(await typeCheck(resolution, await readmeCode())).toBe("");
    },
    30_000,
  );

  test("refuses what the document does not have", async () => {
    const wrong = `
import { ordersCreate, ordersGet } from "@rawr/orders-client";
await ordersCreate({ body: { sku: 1, quantity: 2 } });
await ordersGet({ path: {} });
const { data } = await ordersGet({ path: { id: "x" } });
data?.nothing;
`;
    const errors = (await typeCheck("nodenext", wrong)).match(/checked\.ts\(\d+/g);
    expect(errors).toEqual(["checked.ts(3", "checked.ts(4", "checked.ts(6"]);
  }, 30_000);
});
