import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { verbs } from "../../src/cli/verbs.ts";
import { openRunStore } from "../../src/index.ts";
import { execute, project, readPage } from "./page.ts";

const page = readPage(new URL("../../../../docs/workflows.md", import.meta.url));

/** The page's files, each of which begins with its name. */
const files = Object.fromEntries(
  page.fences.flatMap(({ code }) => {
    const [, name] = /^\/\/ (\S+\.ts)\n/.exec(code) ?? [];
    return name === undefined ? [] : [[name, code]];
  }),
);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Starts the page's host; resolves when it listens. */
async function start(folder: string, port: number): Promise<ChildProcess> {
  const { WORKFLOW_DATABASE: _, ...env } = process.env;
  const host = spawn(process.execPath, ["host.ts"], { cwd: folder, env: { ...env, PORT: String(port) } });
  onTestFinished(() => void host.kill("SIGKILL"));
  const says = host.stdout.setEncoding("utf8").iterator({ destroyOnReturn: false });
  for await (const text of says) if (String(text).includes("ready")) break;
  host.stdout.resume();
  host.stderr.resume();
  return host;
}

test("the page's host does what the page says, and a kill -9 in between changes nothing", async () => {
  const folder = project(files);
  const port = await freePort();
  const post = (path: string, body: object) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method: "POST",
      headers: { "idempotency-key": "k1" },
      body: JSON.stringify(body),
    });
  const first = await start(folder, port);
  const invoice = { invoiceId: "inv-001", cents: 125_000 };
  const receipt = await (await post("/invoices", invoice)).json();
  expect(await (await post("/invoices", invoice)).json()).toEqual({ ...receipt, deduplicated: true });
  expect(await (await post("/invoices", { ...invoice, cents: 1 })).json()).toMatchObject({
    code: "IDEMPOTENCY_KEY_REUSED",
  });
  const { store, close } = openRunStore(join(folder, ".rawr/workflows.db"));
  onTestFinished(close);
  for await (const { type } of store.subscribe(receipt.runId)) if (type === "run.waiting") break;

  first.kill("SIGKILL");
  await once(first, "exit");
  const second = await start(folder, port);
  const stream = await fetch(`http://127.0.0.1:${port}/runs/${receipt.runId}/events`);
  expect((await post("/approvals", { invoiceId: "inv-001", by: "ada" })).status).toBe(204);
  const told = await stream.text();
  const types = [...told.matchAll(/"type":"([\w.]+)"/g)].map(([, type]) => type);
  expect(types).toEqual([
    ...["run.queued", "run.started", "step.started", "step.completed", "run.waiting", "step.completed"],
    ...["step.started", "step.completed", "run.completed"],
  ]);
  expect(told).toContain('event: done\nid: 10\ndata: {"status":"completed","output":{"paid":125000}}');
  expect((await fetch(`http://127.0.0.1:${port}/workflows`)).headers.get("content-type")).toContain("text/html");

  await execute(folder, "backup.ts");
  const copy = openRunStore(join(folder, "backup.db"));
  expect((await copy.store.get(receipt.runId))?.status).toBe("completed");
  copy.close();
  second.kill("SIGTERM");
  expect(await once(second, "exit")).toEqual([0, null]);
  const books = new DatabaseSync(join(folder, "books.db"), { readOnly: true });
  expect(books.prepare("SELECT count(*) AS n FROM payments").get()?.["n"]).toBe(1);
  books.close();
});

test("commands of the page exist, what it imports is exported, its links and pictures are there", async () => {
  const used = [...page.text.matchAll(/(?:pnpm workflows |`)(runs \w+|doctor)/g)].map(([, verb]) => verb);
  expect(new Set(used).size).toBeGreaterThan(5);
  for (const verb of used) expect(Object.keys(verbs)).toContain(verb);
  expect(await page.unknownImports()).toEqual([]);
  expect(page.brokenLinks()).toEqual([]);
});
