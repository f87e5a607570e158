import type { TokenConfig } from "./host-config.ts";
import { isLoopback } from "./is-loopback.ts";
import type { SettingReader } from "./setting-reader.ts";

/** HS256 wants a key as long as its hash (RFC 7518, 3.2). */
const leastSecretBytes = 32;

/** Reads how tokens are checked; undefined when none of it is set, or some of it is wrong. */
export function readTokens(read: SettingReader): TokenConfig | undefined {
  const issuer = read.text("TOKEN_ISSUER");
  const audience = read.text("TOKEN_AUDIENCE");
  const jwks = read.text("TOKEN_JWKS_URL");
  const secret = read.text("TOKEN_SECRET");
  if (issuer === undefined && audience === undefined && jwks === undefined && secret === undefined) return undefined;
  if (issuer === undefined) read.fault("TOKEN_ISSUER", "is missing: without it, tokens of any issuer would do.");
  if (audience === undefined)
    read.fault("TOKEN_AUDIENCE", "is missing: without it, tokens for other services would do.");
  const keys = readKeys(read, { jwks, secret });
  if (issuer === undefined || audience === undefined || keys === undefined) return undefined;
  return { issuer, audience, keys };
}

interface KeyTexts {
  readonly jwks: string | undefined;
  readonly secret: string | undefined;
}

function readKeys(read: SettingReader, { jwks, secret }: KeyTexts): TokenConfig["keys"] | undefined {
  if ((jwks === undefined) === (secret === undefined)) {
    return read.fault("TOKEN_JWKS_URL", "or TOKEN_SECRET has to be set, and not both.");
  }
  if (secret !== undefined) {
    const bytes = new TextEncoder().encode(secret);
    if (bytes.length >= leastSecretBytes) return { secret: bytes };
    return read.fault("TOKEN_SECRET", `has ${bytes.length} bytes; it needs ${leastSecretBytes} or more.`);
  }
  const url = URL.parse(jwks ?? "");
  if (url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname))) return { jwks: url };
  return read.fault("TOKEN_JWKS_URL", `is "${jwks}", not a URL that begins with https://.`);
}
