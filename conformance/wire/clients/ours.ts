import { setTimeout } from "node:timers/promises";
import type { Arguments, CallContext, Failure, Outcome, WireClient } from "../case.ts";
import { readableBlob } from "./readable-blob.ts";

/** What the suite needs of a generated package, whose names no type knows here. */
type Package = Readonly<Record<string, unknown>>;

export interface Packages {
  readonly generated: Package;
  readonly runtime: Package;
}

interface ClientOptions {
  readonly baseUrl: string;
  readonly use?: readonly unknown[];
}

type Operation = (api: unknown, input: object, options: object) => SafePromise | AsyncGenerator<unknown, unknown, void>;

interface SafePromise {
  safe(): Promise<{ ok: true; data: unknown } | { ok: false; error: unknown }>;
}

/** The packed client's flat functions, with no more than a base URL, and what a test wants besides. */
export function ourClient({ generated, runtime }: Packages, options: ClientOptions): WireClient {
  const api = (runtime["createApi"] as (options: object) => unknown)(options);
  const call = async (operation: string, send: Arguments, { signal, slow }: CallContext): Promise<Outcome> => {
    const found = generated[operation] as Operation | undefined;
    if (!found) throw new Error(`The package has no ${operation}`);
    try {
      const called = found(api, flatInput(send), { signal });
      if ("next" in called) return await drain(called, slow);
      const result = await called.safe();
      return result.ok ? { gives: await readableBlob(result.data) } : { fails: failureOf(result.error) };
    } catch (error) {
      return { fails: { code: `thrown at once: ${String(error)}` } };
    }
  };
  return { name: "ours", call };
}

/** Everything side by side; of two parameters with one name the one that is not in the path says where it is. */
export function flatInput({ path, query, header, cookie, body, wholeBody }: Arguments): Record<string, unknown> {
  const input: Record<string, unknown> = { ...path };
  for (const [place, values] of Object.entries({ query, header, cookie })) {
    for (const [name, value] of Object.entries(values ?? {})) {
      input[Object.hasOwn(input, name) ? `${place}.${name}` : name] = value;
    }
  }
  return { ...input, ...body, ...(wholeBody !== undefined && { body: wholeBody }) };
}

async function drain(stream: AsyncGenerator<unknown, unknown, void>, slow: number | undefined): Promise<Outcome> {
  const items: unknown[] = [];
  try {
    for (;;) {
      const { done, value } = await stream.next();
      if (done) return { items, returns: value };
      items.push(value);
      if (slow) await setTimeout(slow);
    }
  } catch (error) {
    return { items, fails: failureOf(error) };
  }
}

function failureOf(error: unknown): Failure {
  const { code, status, data } = error as Failure;
  return error instanceof Error ? { code, status, data } : { code: `not an Error: ${String(error)}` };
}
