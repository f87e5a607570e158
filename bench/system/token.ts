import { createHmac } from "node:crypto";

/** What a measured host is told of tokens, as environment variables. */
export const tokenSettings = {
  TOKEN_ISSUER: "https://issuer.example",
  TOKEN_AUDIENCE: "rawr",
  TOKEN_SECRET: "a secret of the benchmark, long enough",
} as const;

/** An access token (RFC 7519, HS256) of an operator of the tenant, good for an hour. */
export function mintToken(tenant: string): string {
  const { TOKEN_ISSUER: iss, TOKEN_AUDIENCE: aud, TOKEN_SECRET: secret } = tokenSettings;
  const at = Math.floor(Date.now() / 1_000);
  const person = { sub: `bench of ${tenant}`, tenant, roles: ["operator"], audience_class: "internal" };
  const parts = [
    { alg: "HS256", typ: "JWT" },
    { iss, aud, iat: at, exp: at + 3_600, ...person },
  ];
  const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}
