import { SignJWT } from "jose";
import type { HostConfig, TokenConfig } from "../config/host-config.ts";

/** Tokens that are signed with a key of the state folder. */
export function developmentTokens(secret: Uint8Array): TokenConfig {
  return { issuer: "rawr-development", audience: "rawr", keys: { secret } };
}

/** An access token of the demo user, good for 12 hours; undefined where there is none or tokens are somebody else's. */
export async function mintDevelopmentToken({
  tokens,
  demoUser,
}: Pick<HostConfig, "tokens" | "demoUser">): Promise<string | undefined> {
  if (demoUser === undefined || tokens === undefined || !("secret" in tokens.keys)) return undefined;
  const { subject, tenant, roles, audience } = demoUser;
  return new SignJWT({ tenant, roles, audience_class: audience })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(subject)
    .setIssuer(tokens.issuer)
    .setAudience(tokens.audience)
    .setIssuedAt()
    .setExpirationTime("12h")
    .sign(tokens.keys.secret);
}
