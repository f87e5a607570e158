import { setTimeout as delay } from "node:timers/promises";
import { createInvoicingClient, type InvoicingClient } from "@rawr/invoicing-client";
import { apiKey, bearer, createWorkflowsClient, type WorkflowsClient } from "@rawr/workflows-client";
import { token } from "../support/token.ts";
import { type Address, steadyOrigin } from "./address.ts";
import { type Case, caseOf, openPayments, tenants } from "./cases.ts";
import type { CallersRecord } from "./record.ts";

interface Clients {
  readonly workflows: WorkflowsClient;
  readonly invoicing: InvoicingClient;
}

/** Failures of a connection, and what the host says while it stops: ask again. Anything else is a finding. */
const passing: ReadonlySet<string> = new Set(["NETWORK_ERROR", "SERVICE_UNAVAILABLE"]);

export interface CallersOptions {
  readonly address: Address;
  readonly record: CallersRecord;
  readonly ledgerFile: string;
  /** Invoices that are worked on at a time. */
  readonly width: number;
}

/**
 * People and programs that use the host whatever happens to it: each records an invoice, asks for its reconciliation and
 * follows the run to its end, then takes the next one. A request without an answer is sent again as it was.
 */
export class Callers {
  stopping = false;
  /** Requests that died with the host, and were sent again as they were. */
  resent = 0;
  /** Runs in the middle of their event streams. */
  following = 0;
  readonly #options: CallersOptions;
  readonly #tokens = new Map<string, Clients>();
  /** Begun before the first kill. */
  readonly #sessions = new Map<string, Clients>();
  #next = 0;

  constructor(options: CallersOptions) {
    this.#options = options;
  }

  /** Works until `stopping` is set and everything that was begun has ended; rejects at the first finding. */
  async work(): Promise<void> {
    for (const tenant of tenants) {
      this.#tokens.set(tenant, this.#clients(bearer(() => token({ tenant, subject: `robot of ${tenant}` }))));
      this.#sessions.set(tenant, this.#clients(apiKey({ in: "cookie", name: "session" }, await this.#signIn(tenant))));
    }
    const payments = openPayments(this.#options.ledgerFile);
    const worker = async () => {
      while (!this.stopping) await this.#handle(this.#take(payments));
    };
    await Promise.all(Array.from({ length: this.#options.width }, worker));
    payments.close();
  }

  /** Sends triggers that were answered long ago again; answers the keys that got another run. */
  async repeat(count: number): Promise<readonly string[]> {
    const acknowledged = this.#options.record.read("acknowledged");
    const stride = Math.max(1, Math.floor(acknowledged.length / count));
    const others = acknowledged
      .filter((_, at) => at % stride === 0)
      .map(async ({ n, key, runId }) => ((await this.#trigger(caseOf(n), key)) === runId ? [] : [key]));
    return (await Promise.all(others)).flat();
  }

  /** Begins a session; its cookie is worth as much as any acknowledged run. */
  async #signIn(tenant: string): Promise<string> {
    const { address, record } = this.#options;
    const headers = { authorization: `Bearer ${await token({ tenant, subject: `person of ${tenant}` })}` };
    const ask = () => address.fetch(`${steadyOrigin}/session`, { method: "POST", headers }).catch(() => undefined);
    let answer = await ask();
    while (answer === undefined) answer = await ask();
    const cookie = /^session=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "")?.[1];
    if (cookie === undefined) throw new Error(`Nobody was signed in: ${answer.status}`);
    record.note({ what: "signed in", tenant, cookie });
    return cookie;
  }

  #clients(auth: ReturnType<typeof bearer>): Clients {
    // Whether a request is sent again is decided here, so that what is counted is what was sent.
    const options = { auth, fetch: this.#options.address.fetch as typeof fetch, retry: false } as const;
    return {
      workflows: createWorkflowsClient({ ...options, baseUrl: `${steadyOrigin}/api/workflows` }),
      invoicing: createInvoicingClient({ ...options, baseUrl: `${steadyOrigin}/api/invoicing` }),
    };
  }

  /** Half of the cases are people's with a session, half programs' with a token. */
  #clientsOf(each: Case): Clients {
    const either = numberOf(each) % 2 === 0 ? this.#sessions : this.#tokens;
    return either.get(each.tenant) as Clients;
  }

  #take(payments: ReturnType<typeof openPayments>): Case {
    const n = this.#next++;
    // A ledger is written now and then, not at each invoice.
    if (n % 50 === 0) payments.add(Array.from({ length: 50 }, (_, more) => caseOf(n + more)));
    return caseOf(n);
  }

  async #handle(each: Case): Promise<void> {
    const { record } = this.#options;
    const n = numberOf(each);
    const { invoicing } = this.#clientsOf(each);
    await this.#untilAnswered(() => invoicing.invoices.create(each.invoice).safe());
    record.note({ what: "created", n });
    // Some are asked for twice at once, by requests that know nothing of each other.
    const keys = Array.from({ length: n % 5 === 0 ? 2 : 1 }, (_, at) => `key-${n}-${at}`);
    await Promise.all(
      keys.map(async (key) => {
        record.note({ what: "asked", n, key });
        const runId = await this.#trigger(each, key);
        record.note({ what: "acknowledged", n, key, runId });
        await this.#follow(each, runId);
      }),
    );
  }

  async #trigger(each: Case, idempotencyKey: string): Promise<string> {
    const { workflows } = this.#clientsOf(each);
    const { invoiceId } = each.invoice;
    const run = await this.#untilAnswered(() =>
      workflows.invoicing.triggerInvoiceReconciliation({ invoiceId }, { idempotencyKey }).safe(),
    );
    return run.runId;
  }

  async #untilAnswered<T>(ask: () => PromiseLike<Answer<T>>): Promise<T> {
    for (;;) {
      const answer = await ask();
      if (answer.ok) return answer.data;
      if (!passing.has(answer.error.code)) throw answer.error;
      this.resent += 1;
      await delay(20);
    }
  }

  async #follow(each: Case, runId: string): Promise<void> {
    const { workflows } = this.#clientsOf(each);
    const sequences: number[] = [];
    // The client takes the stream up by itself; the host may die more often than it has patience.
    for (;;) {
      const last = sequences.at(-1);
      const stream = workflows.invoicing.run(runId).events(last === undefined ? {} : { lastEventId: String(last) });
      this.following += 1;
      try {
        for await (const { sequence } of stream) sequences.push(sequence);
        break;
      } catch (error) {
        if (!passing.has((error as { code?: string }).code ?? "")) throw error;
      } finally {
        this.following -= 1;
      }
    }
    this.#options.record.note({ what: "followed", runId, sequences });
  }
}

const numberOf = ({ invoice }: Case): number => Number(invoice.invoiceId.slice("kill-".length));

type Answer<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: { readonly code: string } & Error };
