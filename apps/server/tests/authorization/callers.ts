import type { TestHost } from "../support/test-host.ts";
import { signedToken } from "../support/token.ts";
import { type Role, roles } from "./requirements.ts";

/** Somebody who knocks. */
export interface Caller {
  readonly name: string;
  /** `nobody`: no credentials, or bad ones. */
  readonly is: Role | "nobody";
  readonly tenant: string;
  readonly audience: "internal" | "partner";
  readonly headers: Readonly<Record<string, string>>;
}

/** Every role of both tenants by token and by session, strangers, and tokens that are no good. */
export async function allCallers(host: TestHost): Promise<Caller[]> {
  const callers = await Promise.all(
    ["acme", "globex"].flatMap((tenant) =>
      roles.flatMap((role) => [
        byToken(tenant, role, "internal"),
        byToken(tenant, role, "partner"),
        bySession(host, tenant, role),
      ]),
    ),
  );
  return [...callers, ...(await strangers())];
}

const claims = (tenant: string, role: Role, audience: string) => ({
  sub: `${role} of ${tenant}`,
  tenant,
  roles: [role],
  audience_class: audience,
});

async function byToken(tenant: string, role: Role, audience: Caller["audience"]): Promise<Caller> {
  const token = await signedToken(claims(tenant, role, audience));
  return caller(`${role} of ${tenant} with ${audience} token`, { is: role, tenant, audience, token });
}

async function bySession(host: TestHost, tenant: string, role: Role): Promise<Caller> {
  const as = { subject: `${role} of ${tenant}`, tenant, roles: [role] };
  const answer = await host.request("/session", { as, method: "POST" });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  const headers = { cookie, "sec-fetch-site": "same-origin" };
  return { name: `${role} of ${tenant} with a session`, is: role, tenant, audience: "internal", headers };
}

async function strangers(): Promise<Caller[]> {
  const operator = claims("acme", "operator", "internal");
  const past = { iat: 1, exp: 1_000_000 };
  const tokens = {
    "an expired token": await signedToken({ ...operator, ...past }),
    "an expired token of a partner": await signedToken({ ...claims("acme", "operator", "partner"), ...past }),
    "a token of another issuer": await signedToken({ ...operator, iss: "https://elsewhere.test" }),
    "a token for another audience": await signedToken({ ...operator, aud: "elsewhere" }),
    "a token of no tenant": await signedToken({ ...operator, tenant: undefined }),
    "a token with a broken signature": `${(await signedToken(operator)).slice(0, -4)}AAAA`,
  };
  const nobody = { is: "nobody", tenant: "acme", audience: "internal" } as const;
  return [
    { ...nobody, name: "nobody", headers: {} },
    { ...nobody, name: "a made-up session", headers: { cookie: `session=${"A".repeat(43)}` } },
    ...Object.entries(tokens).map(([name, token]) => caller(name, { ...nobody, token })),
  ];
}

function caller(
  name: string,
  { token, ...who }: Omit<Caller, "name" | "headers"> & { readonly token: string },
): Caller {
  return { ...who, name, headers: { authorization: `Bearer ${token}` } };
}
