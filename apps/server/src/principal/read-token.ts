import type { Audience } from "@rawr/orpc-standards";
import { createRemoteJWKSet, customFetch, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import type { TokenConfig } from "../config/host-config.ts";
import { fetchKeys } from "./fetch-keys.ts";
import type { SessionPerson } from "./session-store.ts";

/** What became of a bearer token. `unavailable`: its key could not be fetched, the token may be good. */
export type TokenReading =
  | { readonly person: SessionPerson; readonly expiresAt: Date }
  | { readonly refused: "invalid" | "expired" | "unavailable"; readonly reason: string };

/** Checks a bearer token and reads whom it stands for. */
export type ReadToken = (token: string) => Promise<TokenReading>;

/** Seconds by which the clocks of issuer and host may differ. */
const clockTolerance = 5;

/** Longer than any token of a sane issuer; a longer one is not worth a signature check. */
const longest = 8_192;

/**
 * Reads JSON Web Tokens (RFC 7519): signature by the configured keys and algorithms alone, `iss`, `aud`, `exp`, `nbf`.
 * Claims: `sub` and `tenant` say who, `roles` (list of names) what for, `audience_class` (`partner` by default) which
 * circle of operations is seen.
 */
export async function createTokenReader({ issuer, audience, keys }: TokenConfig, now: () => Date): Promise<ReadToken> {
  const { key, algorithms } = await keySource(keys);
  const options = { issuer, audience, algorithms, clockTolerance, requiredClaims: ["sub", "exp", "tenant"] };
  return async (token) => {
    if (token.length > longest) return { refused: "invalid", reason: "longer than any token" };
    try {
      const { payload } = await jwtVerify(token, key, { ...options, currentDate: now() });
      const person = personOf(payload);
      if (person === undefined) return { refused: "invalid", reason: "claims of the wrong type" };
      return { person, expiresAt: new Date((payload.exp ?? 0) * 1_000) };
    } catch (error) {
      return refusalOf(error);
    }
  };
}

interface KeySource {
  readonly key: JWTVerifyGetKey;
  /** Fixed by the kind of the keys, never by the token: a public key must not become a shared secret. */
  readonly algorithms: string[];
}

async function keySource(keys: TokenConfig["keys"]): Promise<KeySource> {
  if ("jwks" in keys) {
    const options = { timeoutDuration: 5_000, cooldownDuration: 30_000, [customFetch]: fetchKeys };
    const key = createRemoteJWKSet(keys.jwks, options);
    return { key, algorithms: ["RS256", "PS256", "ES256", "EdDSA", "Ed25519"] };
  }
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const secret = await crypto.subtle.importKey("raw", Uint8Array.from(keys.secret), hmac, false, ["verify"]);
  return { key: async () => secret, algorithms: ["HS256"] };
}

const audiences: readonly unknown[] = ["internal", "partner", "public"] satisfies Audience[];

function personOf({ sub, tenant, roles = [], audience_class: audience = "partner" }: JWTPayload) {
  if (!isName(sub) || !isName(tenant) || !Array.isArray(roles) || !roles.every(isName)) return undefined;
  if (roles.length > 100 || !audiences.includes(audience)) return undefined;
  return { subject: sub, tenant, roles, audience: audience as Audience };
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= 256;
}

/** Errors of the token have codes of their own; everything else is the issuer's server that does not answer. */
function refusalOf(error: unknown): TokenReading {
  if (error instanceof errors.JWTExpired) return { refused: "expired", reason: error.code };
  const ofTheKeys = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid;
  if (error instanceof errors.JOSEError && error.code !== "ERR_JOSE_GENERIC" && !ofTheKeys) {
    return { refused: "invalid", reason: error.code };
  }
  return { refused: "unavailable", reason: error instanceof Error ? error.message : String(error) };
}
