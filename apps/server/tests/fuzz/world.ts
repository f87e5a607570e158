import { root, testTokens } from "../support/test-config.ts";
import { createTestHost, type TestHost } from "../support/test-host.ts";
import { documents } from "./described.ts";
import type { Known } from "./request-cases.ts";

const trigger = "/api/workflows/invoicing/reconciliation/trigger";

/** A host on which things have happened: runs of each end, and those of another tenant. */
export interface World {
  readonly host: TestHost;
  /** What there is for the callers of the fuzzing, by name of the parameter. */
  readonly known: Known;
  /** What no answer may hold. */
  readonly secrets: readonly string[];
  bearer(audience: "internal" | "partner"): string;
}

export async function createWorld(): Promise<World> {
  const host = await createTestHost({ limits: { writesPerMinute: 10_000_000 } });
  const globex = { tenant: "globex", subject: "gustav" };
  const hidden = {
    ...invoice,
    invoiceId: "globex-hidden-id",
    customer: "Globex Hidden Customer",
    reference: "GLX-HIDDEN",
  };
  await host.request("/api/invoicing/invoices", { as: globex, json: hidden });
  const started = [
    ...(await Promise.all(["inv-001", "inv-007", "inv-003"].map((invoiceId) => start(host, { invoiceId })))),
  ];
  const foreign = await start(host, { invoiceId: hidden.invoiceId }, globex);
  for (const runId of [...started]) await ended(host, runId);
  await ended(host, foreign, globex);
  // The second of two runs of one invoice waits, so that it can be cancelled.
  const [, waiting] = [await start(host, { invoiceId: "inv-005" }), await start(host, { invoiceId: "inv-005" })];
  await host.request(`/api/workflows/invoicing/runs/${waiting}/cancel`, { as: {}, method: "POST" });
  const page = await host.request("/api/invoicing/invoices?limit=2", { as: {} });
  const runs = await host.request("/api/workflows/invoicing/runs?limit=2", { as: {} });
  const cursors = await Promise.all([page, runs].map(async (each) => (await each.json()) as { nextCursor?: string }));
  const tokens = { internal: await host.token(), partner: await host.token({ audience: "partner", subject: "pia" }) };
  const session = await host.request("/session", { as: {}, method: "POST" });
  const cookie = /session=([\w-]+)/.exec(session.headers.get("set-cookie") ?? "")?.[1] ?? "";
  return {
    host,
    known: {
      runId: [...started, waiting, foreign],
      invoiceId: ["inv-001", "inv-005", hidden.invoiceId],
      cursor: cursors.flatMap(({ nextCursor }) => nextCursor ?? []),
      "Last-Event-ID": ["0", "1", "3"],
    },
    secrets: [
      ...Object.values(tokens),
      cookie,
      new TextDecoder().decode(testTokens.keys.secret),
      host.config.stateFolder,
      root.replace(/\/$/, ""),
      "node_modules",
      "SQLITE_",
      "SELECT ",
      "INSERT INTO",
      "    at ",
      ".ts:",
      "ERR_",
      hidden.customer,
      hidden.reference,
    ],
    bearer: (audience) => `Bearer ${tokens[audience]}`,
  };
}

const invoice = {
  currency: "EUR",
  amountCents: 100,
  issuedOn: "2026-11-02",
  dueOn: "2026-11-20",
};

type Person = NonNullable<NonNullable<Parameters<TestHost["request"]>[1]>["as"]>;

async function start(host: TestHost, body: object, as: Person = {}): Promise<string> {
  const answer = await host.request(trigger, { as, json: body });
  return ((await answer.json()) as { runId: string }).runId;
}

/** Waits for the end of a run by reading its stream. */
async function ended(host: TestHost, runId: string, as: Person = {}): Promise<void> {
  await (await host.request(`/api/workflows/invoicing/runs/${runId}/events`, { as })).text();
}

export { documents };
