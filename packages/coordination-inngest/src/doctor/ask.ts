import type { ConnectionSettings } from "../connection/settings.ts";
import { bearerToken } from "../connection/signing-key.ts";

/** An answer, as far as checks look at it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** `undefined` when it is no JSON: servers answer unknown paths with the page of their dashboard. */
  readonly json: unknown;
  /** When it came, in milliseconds. */
  readonly at: number;
}

export type Ask = (url: URL, init?: RequestInit) => Promise<Answer | undefined>;

const patienceMs = 5_000;

/** Asks a server, with the signing key where its API wants it; `undefined` when it does not answer. */
export function createAsk({ fetch, signingKey, environment }: ConnectionSettings, now: () => number): Ask {
  return async (url, init = {}) => {
    try {
      const headers = {
        "content-type": "application/json",
        ...(environment !== undefined && { "x-inngest-env": environment }),
        ...(signingKey !== undefined && { authorization: `Bearer ${bearerToken(signingKey)}` }),
      };
      const response = await fetch(url, { ...init, headers, signal: AbortSignal.timeout(patienceMs) });
      const at = now();
      const text = await response.text();
      return { status: response.status, headers: response.headers, json: parsed(text), at };
    } catch {
      return undefined;
    }
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
