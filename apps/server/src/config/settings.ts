/** An environment variable that the host reads. */
export interface HostSetting {
  readonly variable: string;
  readonly description: string;
  /** In words. */
  readonly default: string;
}

/** Everything that can be set from outside, in the order in which one needs it. */
export const hostSettings = [
  setting("HOST_MODE", "development, production or test", "by NODE_ENV, else development"),
  setting("HOST", "address to listen on", "127.0.0.1"),
  setting("PORT", "port to listen on; 0 lets the system choose", "3000"),
  setting("STATE_FOLDER", "folder of everything that has to survive", ".rawr"),
  setting("PUBLIC_ORIGIN", "as callers see the host, https://console.example.com", "none; required in production"),
  setting("TOKEN_ISSUER", "`iss` of access tokens", "none: no tokens"),
  setting("TOKEN_AUDIENCE", "what `aud` of access tokens has to hold", "none: no tokens"),
  setting("TOKEN_JWKS_URL", "where the issuer publishes its keys", "none"),
  setting("TOKEN_SECRET", "instead of TOKEN_JWKS_URL: shared secret of 32 bytes or more (HS256)", "none"),
  setting("ROLES", 'roles and their scopes as JSON, {"viewer":["invoicing:read"]}', "viewer, clerk, operator"),
  setting("SESSION_MINUTES", "how long a session lives after its last use", "720"),
  setting("LIMIT_BODY_BYTES", "bytes of a request's body", "1048576"),
  setting("LIMIT_REQUEST_MS", "milliseconds until a request has to be answered", "10000"),
  setting("LIMIT_WRITES_PER_MINUTE", "requests of unsafe methods per principal and minute", "600"),
  setting("LIMIT_STREAMS", "open event streams per principal", "20"),
  setting("CORS_ORIGINS", "origins whose pages may read answers, between commas", "none"),
  setting("TRUST_PROXY", "true when a proxy of yours writes X-Forwarded-For", "false"),
  setting("METRICS", "who reads /metrics: operators or open", "operators"),
  setting("LOG_LEVEL", "debug, info, warn or error", "info in production, else warn"),
  setting(
    "CONFORMANCE_RATE",
    "part of the requests that are held against the documents, 0 to 1",
    "0.01 in production, else 1",
  ),
  setting("STOP_DELAY_MS", "milliseconds between not being ready and closing", "0"),
] as const satisfies readonly HostSetting[];

export type HostVariable = (typeof hostSettings)[number]["variable"];

function setting<const Name extends string>(variable: Name, description: string, fallback: string) {
  return { variable, description, default: fallback };
}
