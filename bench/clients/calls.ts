import { build } from "esbuild";

/** A consumer's `use`, of one operation. */
type Use = () => Promise<number>;

const answer = JSON.stringify({
  id: "x-1",
  status: "open",
  createdAt: "2026-11-20T09:30:00Z",
  createdBy: { id: "a-1", kind: "person" },
  total: { amount: "12.50", currency: "EUR" },
});

/** What `fetch` costs by itself, with the request that every client makes. */
async function bare(): Promise<number> {
  const response = await fetch("https://api.bench.test/api/bench/c01/accounts/x-1?locale=en", {
    method: "PUT",
    headers: { "content-type": "application/json", authorization: "Bearer token" },
    body: JSON.stringify({
      title: "Sample",
      quantity: 1,
      urgent: false,
      channel: "mail",
      price: { amount: "12.50", currency: "EUR" },
      labels: ["a"],
    }),
  });
  const value = (await response.json()) as { code?: string };
  return !response.ok && value.code === "NOT_FOUND" ? 1 : 0;
}

/**
 * Time per call as a multiple of bare `fetch`, by name, over an in-process stub. Every round gives each client its turn, so
 * that all meet the same weather; the result is the median of the rounds.
 */
export async function timeCalls(entries: ReadonlyMap<string, string>, rounds: number): Promise<Map<string, number>> {
  const real = globalThis.fetch;
  const stub = async () => new Response(answer, { headers: { "content-type": "application/json" } });
  globalThis.fetch = stub as typeof fetch;
  try {
    const uses = new Map<string, Use>();
    for (const [name, entry] of entries) uses.set(name, await load(entry));
    const ratios = new Map<string, number[]>([...uses.keys()].map((name) => [name, []]));
    for (let round = -1; round < rounds; round += 1) {
      const floor = await timeOf(bare);
      for (const [name, use] of uses) {
        const ratio = (await timeOf(use)) / floor;
        // The first round only warms up.
        if (round >= 0) ratios.get(name)?.push(ratio);
      }
    }
    return new Map([...ratios].map(([name, list]) => [name, list.sort((a, b) => a - b)[list.length >> 1] ?? 0]));
  } finally {
    globalThis.fetch = real;
  }
}

const callsPerRound = 3000;

async function timeOf(use: Use): Promise<number> {
  const started = performance.now();
  for (let call = 0; call < callsPerRound; call += 1) await use();
  return performance.now() - started;
}

async function load(entry: string): Promise<Use> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["import"],
    write: false,
    logLevel: "error",
  });
  const code = outputFiles[0]?.text ?? "";
  const { use } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { use: Use };
  if ((await use()) !== 0) throw new Error(`${entry} took the stub's answer for an error.`);
  return use;
}
