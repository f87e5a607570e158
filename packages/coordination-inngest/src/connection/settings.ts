/** `process.env`, or what stands in for it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How to reach and trust a server; each member wins over the SDK's own environment variable. */
export interface ConnectionOptions {
  /** `INNGEST_BASE_URL`; for events and for the API. */
  readonly baseUrl?: string;
  /** `INNGEST_EVENT_KEY`. */
  readonly eventKey?: string;
  /** `INNGEST_SIGNING_KEY`. */
  readonly signingKey?: string;
  /** `INNGEST_DEV`: the development server, without keys. */
  readonly isDev?: boolean;
  /** `INNGEST_REDIS=1`: states that the server keeps its state in a Redis that survives its restart. */
  readonly redisConfirmed?: boolean;
  readonly fetch?: typeof fetch;
  /** `process.env` by default. */
  readonly env?: Environment;
}

/** What the SDK would take from options and environment, resolved by its rules. */
export interface ConnectionSettings {
  readonly mode: "dev" | "cloud";
  readonly apiUrl: string;
  readonly eventUrl: string;
  readonly eventKey?: string;
  readonly signingKey?: string;
  /** The key before or after, while keys are rotated (`INNGEST_SIGNING_KEY_FALLBACK`). */
  readonly signingKeyFallback?: string;
  /** Branch environment of Inngest Cloud (`INNGEST_ENV`). */
  readonly environment?: string;
  readonly redisConfirmed: boolean;
  readonly fetch: typeof fetch;
}

const cloudApi = "https://api.inngest.com/";
const cloudEvents = "https://inn.gs/";
const devServer = "http://localhost:8288/";

/** Resolves a connection as SDK 4.24 does (`Inngest.mode`, `apiBaseUrl`, `eventBaseUrl`). */
export function readSettings(options: ConnectionOptions = {}): ConnectionSettings {
  const env = options.env ?? process.env;
  const devUrl = explicitDevUrl(env["INNGEST_DEV"]);
  const isDev = options.isDev ?? asBoolean(env["INNGEST_DEV"]) ?? devUrl !== undefined;
  const mode = isDev ? "dev" : "cloud";
  const base = options.baseUrl || undefined;
  const shared = env["INNGEST_BASE_URL"] || devUrl;
  const eventKey = options.eventKey || env["INNGEST_EVENT_KEY"];
  const signingKey = options.signingKey || env["INNGEST_SIGNING_KEY"];
  const signingKeyFallback = env["INNGEST_SIGNING_KEY_FALLBACK"];
  const environment = env["INNGEST_ENV"];
  return {
    mode,
    apiUrl: asUrl(base ?? (env["INNGEST_API_BASE_URL"] || shared || (isDev ? devServer : cloudApi))),
    eventUrl: asUrl(base ?? (env["INNGEST_EVENT_API_BASE_URL"] || shared || (isDev ? devServer : cloudEvents))),
    ...(eventKey && { eventKey }),
    ...(signingKey && { signingKey }),
    ...(signingKeyFallback && { signingKeyFallback }),
    ...(environment && { environment }),
    redisConfirmed: options.redisConfirmed ?? asBoolean(env["INNGEST_REDIS"]) ?? false,
    fetch: options.fetch ?? globalThis.fetch,
  };
}

/** True for Inngest's own cloud, whose storage is Inngest's concern. */
export const isInngestCloud = ({ apiUrl }: ConnectionSettings): boolean => apiUrl === cloudApi;

/** The SDK's reading of a flag; `undefined` when it is none. */
export function asBoolean(value: string | undefined): boolean | undefined {
  const text = value?.trim().toLowerCase();
  if (text === "1" || text === "true") return true;
  if (text === "0" || text === "false") return false;
  return undefined;
}

function explicitDevUrl(value: string | undefined): string | undefined {
  if (!value || asBoolean(value) !== undefined) return undefined;
  return URL.canParse(asUrl(value)) ? value : undefined;
}

/** With a scheme and one slash at its end, so that paths can be resolved against it. */
function asUrl(value: string): string {
  const withScheme = value.includes("://") ? value : `http://${value}`;
  return withScheme.endsWith("/") ? withScheme : `${withScheme}/`;
}
