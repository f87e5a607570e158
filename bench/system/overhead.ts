import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { median } from "../report/statistics.ts";
import { told } from "../workflows/child.ts";
import { invoiceOf, prepareBooks } from "./books.ts";
import { closed, start } from "./child.ts";
import { type Connection, connectionTo } from "./connection.ts";
import type { Difference, OverheadResult } from "./results.ts";
import type { ServerTask } from "./scenarios/server.ts";
import { bytesPath } from "./subjects/subject.ts";
import { mintToken } from "./token.ts";

const subjects = ["host", "orpc", "hono"] as const;
/** Of each kind in each turn. */
const requests = 200;
const warmTurns = 3;

interface Open {
  readonly server: ReturnType<typeof start>;
  readonly connection: Connection;
  /** Of a run that has ended. */
  readonly statusPath: string;
  readonly url: string;
}

/** Asks a bare route and the same one within the host, one request at a time and in turns; then real operations. */
export async function benchOverhead(folder: string, turns: number): Promise<OverheadResult> {
  const opened = new Map<string, Open>();
  try {
    for (const subject of subjects) opened.set(subject, await open(join(folder, `overhead-${subject}`), subject));
    const [host, bare] = [opened.get("host") as Open, opened.get("hono") as Open];
    const { tenant } = invoiceOf(0, 1);
    const byToken = { authorization: `Bearer ${mintToken(tenant)}`, "x-tenant": tenant };
    const bySession = { cookie: await signIn(host.url, byToken.authorization) };
    const kinds: Record<string, () => Promise<unknown>> = {
      bare: () => expect200(bare, bytesPath, byToken),
      token: () => expect200(host, bytesPath, byToken),
      session: () => expect200(host, bytesPath, bySession),
    };
    for (const [name, each] of opened) kinds[`status ${name}`] = () => expect200(each, each.statusPath, byToken);
    const medians = await inTurns(kinds, turns);
    const of = (name: string): readonly number[] => medians.get(name) ?? [];
    const difference = (name: string): Difference => ({
      median: median(of(name)),
      more: median(of(name).map((value, turn) => value - (of("bare")[turn] ?? Number.NaN))),
    });
    return {
      turns,
      requests,
      bare: median(of("bare")),
      token: difference("token"),
      session: difference("session"),
      status: Object.fromEntries(subjects.map((name) => [name, median(of(`status ${name}`))])),
    };
  } finally {
    for (const { server, connection } of opened.values()) {
      connection.close();
      await closed(server);
    }
  }
}

async function open(stateFolder: string, subject: ServerTask["subject"]): Promise<Open> {
  await rm(stateFolder, { recursive: true, force: true });
  await prepareBooks(stateFolder, { invoices: 1, tenants: 1 });
  const server = start("server", { subject, stateFolder } satisfies ServerTask);
  const { url } = await told<{ url: string }>(server);
  const connection = connectionTo(url, 1);
  const { tenant, invoiceId } = invoiceOf(0, 1);
  const headers = { authorization: `Bearer ${mintToken(tenant)}`, "x-tenant": tenant };
  const triggered = "/api/workflows/invoicing/reconciliation/trigger";
  const { text } = await connection.send(triggered, { headers, json: { invoiceId } });
  const statusPath = `/api/workflows/invoicing/runs/${(JSON.parse(text) as { runId: string }).runId}`;
  for (;;) {
    const status = JSON.parse((await connection.send(statusPath, { headers })).text) as { isTerminal: boolean };
    if (status.isTerminal) return { server, connection, statusPath, url };
    await delay(20);
  }
}

async function signIn(url: string, authorization: string): Promise<string> {
  const answer = await fetch(new URL("/session", url), { method: "POST", headers: { authorization } });
  return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
}

async function expect200({ connection }: Open, path: string, headers: Record<string, string>): Promise<void> {
  const { status, text } = await connection.send(path, { headers });
  if (status !== 200) throw new Error(`${path} was answered with ${status}: ${text}`);
}

/** The median of each kind in each turn. */
async function inTurns(kinds: Readonly<Record<string, () => Promise<unknown>>>, turns: number) {
  const medians = new Map<string, number[]>(Object.keys(kinds).map((name) => [name, []]));
  for (let turn = -warmTurns; turn < turns; turn++) {
    for (const [name, ask] of Object.entries(kinds)) {
      const times: number[] = [];
      for (let request = 0; request < requests; request++) {
        const from = performance.now();
        await ask();
        times.push(performance.now() - from);
      }
      if (turn >= 0) medians.get(name)?.push(median(times));
    }
  }
  return medians;
}
