import { createHmac, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCoreHost } from "../support/core-host.ts";
import { testTokens } from "../support/test-config.ts";
import { signedToken, token } from "../support/token.ts";

type CoreHost = Awaited<ReturnType<typeof createCoreHost>>;

const person = { sub: "olga", tenant: "acme", roles: ["clerk"], audience_class: "internal" };
const now = () => Math.floor(Date.now() / 1_000);
const standard = () => ({ iss: testTokens.issuer, aud: testTokens.audience, exp: now() + 600, ...person });
const whoAmI = (host: CoreHost, bearer: string) =>
  host.request("/session", { headers: { authorization: `Bearer ${bearer}` } });

describe("tokens of a shared secret", () => {
  let host: CoreHost;
  beforeAll(async () => {
    host = await createCoreHost();
  });
  afterAll(() => host.close());

  it("says whom a token stands for, with the scopes of its roles", async () => {
    const answer = await whoAmI(host, await token({ roles: ["clerk", "unknown"] }));
    expect(await answer.json()).toMatchObject({
      person: {
        subject: "olga",
        tenant: "acme",
        roles: ["clerk", "unknown"],
        scopes: ["invoicing:read", "invoicing:run"],
        audience: "internal",
      },
    });
  });

  it("takes a token without a class of audience for a partner's", async () => {
    const { audience_class: _, ...claims } = person;
    const answer = await whoAmI(host, await signedToken(claims));
    expect(await answer.json()).toMatchObject({ person: { audience: "partner" } });
  });

  it("forgives a clock that is three seconds off", async () => {
    expect((await whoAmI(host, await signedToken({ ...person, exp: now() - 3 }))).status).toBe(200);
    expect((await whoAmI(host, await signedToken({ ...person, nbf: now() + 3 }))).status).toBe(200);
  });

  const refused: Readonly<Record<string, () => string | Promise<string>>> = {
    "has expired": () => signedToken({ ...person, exp: now() - 60 }),
    "is not valid yet": () => signedToken({ ...person, nbf: now() + 60 }),
    "never expires": () => signedToken({ ...person, exp: undefined }),
    "is of another issuer": () => signedToken({ ...person, iss: "https://other.test" }),
    "has no issuer": () => signedToken({ ...person, iss: undefined }),
    "is for another service": () => signedToken({ ...person, aud: "other" }),
    "has no subject": () => signedToken({ ...person, sub: undefined }),
    "has no tenant": () => signedToken({ ...person, tenant: undefined }),
    "has an empty tenant": () => signedToken({ ...person, tenant: "" }),
    "has a tenant that is no text": () => signedToken({ ...person, tenant: ["acme"] }),
    "has roles that are no list": () => signedToken({ ...person, roles: "operator" }),
    "has a class of audience that there is not": () => signedToken({ ...person, audience_class: "root" }),
    "is signed with another secret": () => sign(standard(), { secret: "another secret, also of more than 32 bytes" }),
    "is signed with another algorithm of the same family": () => sign(standard(), { alg: "HS512" }),
    "is not signed at all": () => new UnsecuredJWT(standard()).encode(),
    "says alg none in other letters": () => `${part({ alg: "nOnE" })}.${part(standard())}.`,
    "was changed after it was signed": async () => {
      const [head, , signature] = (await signedToken(person)).split(".");
      return [head, part({ ...standard(), roles: ["operator"] }), signature].join(".");
    },
    "lost its signature": async () => (await signedToken(person)).replace(/[^.]*$/, ""),
    "has a critical header that nobody knows": () => sign(standard(), { crit: ["x"], x: 1 }),
    "is longer than any token": () => signedToken({ ...person, padding: "x".repeat(9_000) }),
    "is no token": () => "not-a-token",
  };
  for (const [what, make] of Object.entries(refused)) {
    it(`refuses a token that ${what}`, async () => {
      const bearer = await make();
      const answer = await whoAmI(host, bearer);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
      expect(await answer.json()).toMatchObject({ code: "UNAUTHORIZED", type: "urn:problem:unauthorized" });
      expect(host.kept.text()).not.toContain(bearer);
    });
  }

  it("does not remember a token beyond its own time", async () => {
    let at = Date.now();
    const other = await createCoreHost({}, { now: () => new Date(at) });
    const bearer = await signedToken({ ...person, exp: now() + 30 });
    const statuses: number[] = [];
    for (const seconds of [0, 20, 20]) {
      at += seconds * 1_000;
      statuses.push((await whoAmI(other, bearer)).status);
    }
    await other.close();
    expect(statuses).toEqual([200, 200, 401]);
  });

  it("refuses credentials of another scheme, even next to a good session", async () => {
    const answer = await host.request("/session", { headers: { authorization: "Basic b2xnYTpvbGdh" } });
    expect(answer.status).toBe(401);
  });
});

it("refuses every token when no keys are configured", async () => {
  const host = await createCoreHost({ tokens: undefined });
  expect((await whoAmI(host, await token())).status).toBe(401);
  await host.close();
});

describe("tokens of an issuer's published keys", () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  let published: unknown;
  let broken = false;
  const issuer = createServer((_, response) => {
    response.writeHead(broken ? 500 : 200, { "content-type": "application/json" }).end(JSON.stringify(published));
  });
  let host: CoreHost;
  beforeAll(async () => {
    published = { keys: [{ ...(await exportJWK(rsa.publicKey)), kid: "one", use: "sig" }] };
    await new Promise<void>((resolve) => issuer.listen(0, "127.0.0.1", resolve));
    const jwks = new URL(`http://127.0.0.1:${(issuer.address() as AddressInfo).port}/keys`);
    host = await createCoreHost({ tokens: { ...testTokens, keys: { jwks } } });
  });
  afterAll(async () => {
    await host.close();
    issuer.close();
  });
  const signed = (key: typeof rsa.privateKey, alg = "RS256") =>
    new SignJWT(standard()).setProtectedHeader({ alg, kid: "one" }).sign(key);

  it("asks for the keys once they are needed, and says 503 while they cannot be had", async () => {
    broken = true;
    const answer = await whoAmI(host, await signed(rsa.privateKey));
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
    broken = false;
  });

  it("takes what the issuer signed", async () => {
    expect((await whoAmI(host, await signed(rsa.privateKey))).status).toBe(200);
    expect((await whoAmI(host, await signed(rsa.privateKey, "PS256"))).status).toBe(200);
  });

  it("follows an issuer nowhere else, and reads no more than keys can need", async () => {
    const real = published;
    const elsewhere = createServer((_, response) => response.end(JSON.stringify(real)));
    await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
    const other = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/keys`;
    const odd = createServer(({ url }, response) => {
      if (url === "/moved") response.writeHead(302, { location: other }).end();
      else response.end(JSON.stringify({ ...Object(real), padding: "x".repeat(2 ** 20) }));
    });
    await new Promise<void>((resolve) => odd.listen(0, "127.0.0.1", resolve));
    for (const path of ["/moved", "/huge"]) {
      const jwks = new URL(path, `http://127.0.0.1:${(odd.address() as AddressInfo).port}`);
      const wary = await createCoreHost({ tokens: { ...testTokens, keys: { jwks } } });
      expect([path, (await whoAmI(wary, await signed(rsa.privateKey))).status]).toEqual([path, 503]);
      await wary.close();
    }
    odd.close();
    elsewhere.close();
  });

  it("refuses a stranger's signature", async () => {
    expect((await whoAmI(host, await signed(stranger.privateKey))).status).toBe(401);
  });

  it("refuses the public key as a shared secret", async () => {
    const pem = rsa.publicKey.export({ type: "spki", format: "pem" }) as string;
    expect((await whoAmI(host, sign(standard(), { kid: "one", secret: pem }))).status).toBe(401);
  });
});

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Signs as an attacker would: with whatever header and secret. */
function sign(claims: JWTPayload, { secret, ...header }: { secret?: string; [name: string]: unknown }): string {
  const text = `${part({ alg: "HS256", ...header })}.${part(claims)}`;
  const algorithm = header["alg"] === "HS512" ? "sha512" : "sha256";
  const mac = createHmac(algorithm, secret ?? testTokens.keys.secret)
    .update(text)
    .digest("base64url");
  return `${text}.${mac}`;
}
