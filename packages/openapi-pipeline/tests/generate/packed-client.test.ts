import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packRuntime, readSurroundings } from "../../src/cli/package-surroundings.ts";
import { generateClient } from "../../src/generate/generate-client.ts";
import { packPackage } from "../../src/package/pack-package.ts";
import { ordersDocument, serveOrders } from "./orders-service.ts";

const run = promisify(execFile);
const workspace = fileURLToPath(new URL("../../../..", import.meta.url));
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
  const surroundings = readSurroundings(workspace);
  const packed = [packPackage(generated.files, surroundings), packRuntime(workspace, surroundings)];
  expect([...generated.diagnostics, ...packed.flatMap(({ diagnostics }) => diagnostics)]).toEqual([]);
  const tarballs = packed.map(({ value }) => join(root, value?.fileName ?? ""));
  for (const [index, tarball] of tarballs.entries()) await writeFile(tarball, packed[index]?.value?.bytes ?? "");
  await write(join(consumer, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", "--legacy-peer-deps", ...tarballs], {
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

const calls = (url: string) => `
import { createApi, createOrdersClient, isErrorOf, ordersCreate, ordersFind, ordersGet } from "@rawr/orders-client";
import type { paths } from "@rawr/orders-client/paths";
const api = createApi({ baseUrl: ${JSON.stringify(url)} });
const client = createOrdersClient({ baseUrl: ${JSON.stringify(url)} });
const created = await ordersCreate(api, { sku: "a/b ü&=", quantity: 2 });
const found = await client.ordersFind({ sku: "a/b ü&=" });
const flat = await ordersFind(api, { sku: "nothing" });
let status: number | undefined;
try {
  await ordersGet(api, { id: "no/such?order" });
} catch (error) {
  if (!isErrorOf(ordersGet, error)) throw error;
  if ("problem" in error && error.status === 404) status = error.problem.status;
}
const result = await client.ordersGet({ id: "example" }).safe();
const quantity: number | undefined = found[0]?.quantity;
const typed: Awaited<ReturnType<typeof ordersGet>> = { id: "x", sku: "y", quantity: 1 };
const same: paths["/orders/{id}"]["get"]["responses"][200]["content"]["application/json"] = typed;
console.log(JSON.stringify([created, quantity, flat.length, status, result.ok && result.data.sku, same.id]));
`;

describe("the packed client, installed outside the workspace", () => {
  test("calls path, query and body operations and tells errors by status", async () => {
    const created = { id: "order-1", sku: "a/b ü&=", quantity: 2 };
    expect(await runConsumer(calls(service.url))).toEqual([created, 2, 0, 404, "bolt", "x"]);
  });

  test.each(["bundler", "nodenext"] as const)(
    "type-checks under strict options with moduleResolution %s",
    async (resolution) => {
      expect(await typeCheck(resolution, calls(service.url))).toBe("");
    },
    30_000,
  );

  test("refuses what the document does not have", async () => {
    const wrong = `
import { createApi, ordersCreate, ordersGet } from "@rawr/orders-client";
const api = createApi({ baseUrl: "https://orders.example.com" });
await ordersCreate(api, { sku: 1, quantity: 2 });
await ordersGet(api, {});
const order = await ordersGet(api, { id: "x" });
order.nothing;
`;
    const errors = (await typeCheck("nodenext", wrong)).match(/checked\.ts\(\d+/g);
    expect(errors).toEqual(["checked.ts(4", "checked.ts(5", "checked.ts(7"]);
  }, 30_000);
});
