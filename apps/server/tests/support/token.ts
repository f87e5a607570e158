import { type JWTPayload, SignJWT } from "jose";
import { testTokens } from "./test-config.ts";

/** Whom a token of the tests stands for; an internal operator of acme by default. */
export interface TokenPerson {
  readonly subject?: string;
  readonly tenant?: string;
  readonly roles?: readonly string[];
  readonly audience?: "internal" | "partner" | "public";
}

/** Mints a token that the test configuration accepts. */
export function token({
  subject = "olga",
  tenant = "acme",
  roles = ["operator"],
  audience = "internal",
}: TokenPerson = {}) {
  return signedToken({ sub: subject, tenant, roles, audience_class: audience });
}

/** Mints a token of these claims; standard ones are those of the configuration unless they are given, or `undefined`. */
export function signedToken(claims: { readonly [claim: string]: unknown }): Promise<string> {
  const at = Math.floor(Date.now() / 1_000);
  const { issuer, audience, keys } = testTokens;
  const payload = { iss: issuer, aud: audience, iat: at, exp: at + 600, ...claims } as JWTPayload;
  return new SignJWT(payload).setProtectedHeader({ alg: "HS256" }).sign(keys.secret);
}
