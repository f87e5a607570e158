import { answerError } from "../errors/answer-error.ts";
import { CallError } from "../errors/call-error.ts";
import { NetworkError } from "../errors/failures.ts";
import { unlessAborted } from "../middleware/sleep.ts";
import type { Auth, Exchange, Next, Provided, RequestHeaders } from "../types.ts";
import { given } from "./given.ts";

/** An OAuth 2.0 client (RFC 6749, 4.4). */
export interface ClientCredentials {
  readonly tokenUrl: string | URL;
  readonly clientId: Provided<string>;
  readonly clientSecret: Provided<string>;
  readonly scopes?: readonly string[] | undefined;
  /** Further fields of the token request, `audience` for some servers. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** How the client names itself: `basic` (RFC 6749, 2.3.1) or in the `body`. Default: `basic`. */
  readonly authentication?: "basic" | "body" | undefined;
  /** Milliseconds before its end that a token is taken for expired. Default: 30,000. */
  readonly skew?: number | undefined;
  /** Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
}

interface Token {
  readonly value: string;
  readonly expires: number;
}

/**
 * Gets an access token, uses it until it ends, and asks for a new one once when the server answers 401. However many calls
 * wait for a token, it is asked for once.
 */
export function clientCredentials(client: ClientCredentials): Auth {
  const { now = Date.now, skew = 30_000 } = client;
  let token: Token | undefined;
  let pending: Promise<Token> | undefined;
  const current = async (exchange: Exchange, next: Next): Promise<Token> => {
    if (token && now() < token.expires) return token;
    pending ??= fetchToken(client, exchange, next, now() - skew).finally(() => {
      pending = undefined;
    });
    // The request for a token serves every call that waits, so that no single one's signal ends it.
    token = await unlessAborted(pending, exchange.signal);
    return token;
  };
  return async (exchange, next) => {
    for (let first = true; ; first = false) {
      const used = await current(exchange, next);
      exchange.headers.authorization = `Bearer ${used.value}`;
      const response = await next(exchange);
      if (response.status !== 401 || !first || exchange.body instanceof ReadableStream) return response;
      response.body?.cancel().catch(() => {});
      if (token === used) token = undefined;
    }
  };
}

async function fetchToken(client: ClientCredentials, exchange: Exchange, next: Next, now: number): Promise<Token> {
  let response: Response;
  let text: string;
  try {
    response = await next(await tokenRequest(client, exchange));
    text = await response.text();
  } catch (cause) {
    throw CallError.is(cause) ? cause : new NetworkError(exchange, "no access token", cause);
  }
  const told = parse(text);
  const { access_token: value, expires_in: seconds } = (told ?? {}) as Readonly<Record<string, unknown>>;
  if (!response.ok || typeof value !== "string")
    throw answerError(exchange, response, told, `no access token: ${text}`);
  // Without `expires_in` the token is used until the server refuses it.
  return {
    value,
    expires: Number.isFinite(Number(seconds ?? Number.NaN)) ? now + Number(seconds) * 1000 : Number.POSITIVE_INFINITY,
  };
}

async function tokenRequest(client: ClientCredentials, exchange: Exchange): Promise<Exchange> {
  const { tokenUrl, scopes, parameters, authentication = "basic" } = client;
  const id = await given(client.clientId);
  const secret = await given(client.clientSecret);
  const fields = new URLSearchParams({ grant_type: "client_credentials", ...parameters });
  if (scopes) fields.set("scope", scopes.join(" "));
  const headers: RequestHeaders = { accept: "application/json", "content-type": "application/x-www-form-urlencoded" };
  if (authentication === "basic") headers.authorization = `Basic ${btoa(`${formEncode(id)}:${formEncode(secret)}`)}`;
  else {
    fields.set("client_id", id);
    fields.set("client_secret", secret);
  }
  const request = { url: String(tokenUrl), method: "POST", headers, body: fields.toString(), signal: undefined };
  return { ...exchange, ...request } as unknown as Exchange;
}

/** RFC 6749, 2.3.1: id and secret are form-encoded before they are joined. */
function formEncode(text: string): string {
  return new URLSearchParams({ "": text }).toString().slice(1);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
