import type { Audience } from "@rawr/orpc-standards";

/** How access tokens are checked (RFC 7519, RFC 7517); exactly one source of keys. */
export interface TokenConfig {
  readonly issuer: string;
  /** `aud` has to hold it. */
  readonly audience: string;
  readonly keys: { readonly jwks: URL } | { readonly secret: Uint8Array };
}

export type LogLevel = "debug" | "info" | "warn" | "error";

/** What a host may be asked for before it refuses. */
export interface LimitConfig {
  /** Bytes of a request's body; 1 MiB by default. */
  readonly bodyBytes: number;
  /** Milliseconds until a request that is not a stream has to be answered; 10,000 by default. */
  readonly requestMs: number;
  /** Requests of unsafe methods per principal and minute; 600 by default. */
  readonly writesPerMinute: number;
  /** Open event streams per principal; 20 by default. */
  readonly streams: number;
}

/** Everything that is decided outside of the code; read once, at the start. */
export interface HostConfig {
  readonly mode: "development" | "production" | "test";
  readonly hostname: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly stateFolder: string;
  /** Folder that holds `openapi/`. */
  readonly documentsFolder: string;
  /** As callers see the host, `https://console.example.com`; TLS when it begins with https. */
  readonly publicOrigin?: string;
  /** Absent: bearer tokens are refused. */
  readonly tokens?: TokenConfig;
  /** Role → scopes. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** Who `POST /session` without a token signs in; only in development and in tests. */
  readonly demoUser?: {
    readonly subject: string;
    readonly tenant: string;
    readonly roles: readonly string[];
    readonly audience: Audience;
  };
  /** Milliseconds that a session lives after its last use; 12 hours by default. */
  readonly sessionMs: number;
  readonly limits: LimitConfig;
  /** Milliseconds between saying that one is not ready any more and closing the door; 0 by default. */
  readonly stopDelayMs: number;
  /** Origins that may read answers from other pages; none by default. */
  readonly corsOrigins: readonly string[];
  /** Whether `X-Forwarded-For` is written by a proxy of ours: its last entry is the caller's address; false by default. */
  readonly trustProxy: boolean;
  /** Who reads `/metrics`: scope `workflows:operate` (the default), or everybody who reaches the host. */
  readonly metrics: "operators" | "open";
  /** The least level that is logged; `info` logs every request. */
  readonly logLevel: LogLevel;
  /** Part of the requests that are held against the documents, 0 to 1; 1 in tests, 0.01 in production by default. */
  readonly conformanceRate: number;
}
