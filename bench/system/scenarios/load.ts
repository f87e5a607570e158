import { answer, given } from "../../workflows/child.ts";
import { spread } from "../../workflows/measure.ts";
import { invoiceOf } from "../books.ts";
import { type Connection, connectionTo } from "../connection.ts";
import type { LoadFigures } from "../results.ts";
import { mintToken } from "../token.ts";

/** A load that does not wait for answers. */
export interface LoadTask {
  readonly url: string;
  readonly tenants: number;
  /** Per second. */
  readonly triggers: number;
  readonly reads: number;
  readonly seconds: number;
  /** Number of the first invoice that is used. */
  readonly from: number;
  /** Runs to read while nothing was triggered yet. */
  readonly known: readonly Known[];
}

/** A run, and whose it is. */
export interface Known {
  readonly tenant: string;
  readonly runId: string;
}

export interface LoadAnswer extends LoadFigures {
  readonly known: readonly Known[];
}

const { url, tenants, triggers, reads, seconds, from, known: knownBefore } = given<LoadTask>();
const known = [...knownBefore];
const credentials = new Map(
  Array.from({ length: tenants }, (_, n) => invoiceOf(n, tenants).tenant).map((tenant) => [
    tenant,
    { authorization: `Bearer ${mintToken(tenant)}`, "x-tenant": tenant },
  ]),
);
const connection: Connection = connectionTo(url);
const late: number[] = [];
/** Runs that are read: people watch what they have begun. */
const young = 200;

/** Sends so many a second at times that were planned; each is measured from that time, whenever it could be sent. */
async function openLoop(rate: number, send: (n: number) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  const begin = performance.now();
  const total = rate * seconds;
  const inFlight: Promise<void>[] = [];
  const plan = (n: number) => begin + ((n + 0.5) * 1_000) / rate;
  for (let n = 0; n < total; ) {
    const wait = plan(n) - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    for (; n < total && plan(n) <= performance.now(); n++) {
      const planned = plan(n);
      late.push(performance.now() - planned);
      inFlight.push(send(n).then(() => void times.push(performance.now() - planned)));
    }
  }
  await Promise.all(inFlight);
  return times;
}

async function trigger(n: number): Promise<void> {
  const { tenant, invoiceId } = invoiceOf(from + n, tenants);
  const path = "/api/workflows/invoicing/reconciliation/trigger";
  const { status, text } = await connection.send(path, { headers: credentials.get(tenant), json: { invoiceId } });
  if (status !== 202) throw new Error(`A trigger was answered with ${status}: ${text}`);
  known.push({ tenant, runId: (JSON.parse(text) as { runId: string }).runId });
}

async function read(n: number): Promise<void> {
  const run = known[known.length - 1 - ((n * 7) % Math.min(young, known.length))];
  if (run === undefined) return;
  const path = `/api/workflows/invoicing/runs/${run.runId}`;
  const { status, text } = await connection.send(path, { headers: credentials.get(run.tenant) });
  if (status !== 200) throw new Error(`A read was answered with ${status}: ${text}`);
}

const began = performance.now();
const cpuBefore = process.cpuUsage();
const [triggered, wasRead] = await Promise.all([
  triggers > 0 ? openLoop(triggers, trigger) : [],
  reads > 0 ? openLoop(reads, read) : [],
]);
const { user, system } = process.cpuUsage(cpuBefore);
const wall = performance.now() - began;
answer({
  seconds: wall / 1_000,
  ...(triggered.length > 0 && { trigger: spread(triggered) }),
  ...(wasRead.length > 0 && { read: spread(wasRead) }),
  late: spread(late),
  clientCpu: (user + system) / 1_000 / wall,
  known: known.slice(-young),
} satisfies LoadAnswer);
connection.close();
