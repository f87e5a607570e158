import { isDeepStrictEqual } from "node:util";
import {
  type Expectation,
  nothing,
  type Outcome,
  type Seen,
  type WireCase,
  type WireClient,
  type WireServer,
} from "./case.ts";

/** What a client made of a case; `objection` is undefined when everything was as it must be. */
export interface Verdict {
  readonly objection: string | undefined;
  readonly outcome: Outcome | "hung";
  readonly seen: readonly Seen[];
}

/** Runs one case. A call that is not over after `patience` milliseconds hangs. */
export async function runCase(
  wireCase: WireCase,
  client: WireClient,
  server: WireServer,
  patience = 5000,
): Promise<Verdict> {
  server.play(wireCase.answers ?? [{}]);
  const controller = new AbortController();
  const { promise: late, resolve } = Promise.withResolvers<"hung">();
  const timer = setTimeout(() => resolve("hung"), patience);
  const call = client.call(wireCase.operation, wireCase.send ?? {}, { signal: controller.signal, slow: wireCase.slow });
  const outcome = await Promise.race([call, late]);
  clearTimeout(timer);
  controller.abort();
  const seen = [...server.seen];
  return { objection: outcome === "hung" ? "never ended" : objectionTo(wireCase.expect, outcome, seen), outcome, seen };
}

function objectionTo(expected: Expectation, outcome: Outcome, seen: readonly Seen[]): string | undefined {
  return (
    objectionToRequests(expected, seen, outcome) ??
    objectionToOutcome(expected, outcome) ??
    (expected.arrives === nothing && outcome.fails === undefined ? `gave ${show(outcome.gives)}` : undefined)
  );
}

function objectionToRequests(
  { arrives, requests, headers, url }: Expectation,
  seen: readonly Seen[],
  outcome: Outcome,
): string | undefined {
  const last = seen.at(-1);
  if (arrives === nothing) {
    const reached = seen.find(({ handled }) => handled);
    if (reached) return `${reached.method} ${reached.url} arrived with ${show(reached.input)}`;
  } else if (arrives !== undefined) {
    if (!last) return "no request was sent";
    if (!last.handled) return `the server refused ${last.method} ${last.url}: ${show(outcome.fails)}`;
    if (!equal(last.input, arrives)) return `${show(last.input)} arrived`;
  }
  if (url !== undefined && !last?.url.includes(url)) return `the URL was ${last?.url}`;
  if (requests !== undefined && seen.length !== requests) return `${seen.length} requests were sent`;
  for (const [name, value] of Object.entries(headers ?? {})) {
    const found = last?.headers[name];
    if (found !== value) return `the header ${name} was ${found === undefined ? "absent" : show(found)}`;
  }
  return undefined;
}

function objectionToOutcome({ gives, fails, streams, ...rest }: Expectation, outcome: Outcome): string | undefined {
  if (fails) {
    if (!outcome.fails)
      return `no error: ${outcome.items ? `items ${show(outcome.items)}` : `gave ${show(outcome.gives)}`}`;
    const differing = Object.entries(fails).find(([key, value]) => !equal(outcome.fails?.[key as "code"], value));
    if (differing) return `the error's ${differing[0]} was ${show(outcome.fails[differing[0] as "code"])}`;
  } else if (outcome.fails && rest.arrives !== nothing) {
    return `failed with ${show(outcome.fails)}`;
  }
  if (streams) {
    if (!equal(outcome.items, streams.items)) return `the items were ${show(outcome.items)}`;
    if (!equal(outcome.returns, streams.returns)) return `the stream returned ${show(outcome.returns)}`;
  }
  if (gives !== undefined && !equal(outcome.gives, gives)) return `gave ${show(outcome.gives)}`;
  return undefined;
}

/** Negative zero is zero on the wire. */
function equal(left: unknown, right: unknown): boolean {
  return isDeepStrictEqual(positive(left), positive(right));
}

function positive(value: unknown): unknown {
  if (value === 0) return 0;
  if (Array.isArray(value)) return value.map(positive);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, positive(member)]));
}

function show(value: unknown): string {
  const text = value === undefined ? "nothing" : (JSON.stringify(value) ?? String(value));
  return text.length > 240 ? `${text.slice(0, 240)}…` : text;
}
