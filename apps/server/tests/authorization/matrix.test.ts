import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultRoles } from "../../src/config/read-roles.ts";
import { documents } from "../fuzz/described.ts";
import { createTestHost, type TestHost } from "../support/test-host.ts";
import { allCallers, type Caller } from "./callers.ts";
import { operations, pages, type Requirement, roleScopes } from "./requirements.ts";

let host: TestHost;
let callers: readonly Caller[];
/** What each tenant has: a run that has ended, and its invoice. */
const own = new Map<string, { readonly runId: string; readonly invoiceId: string }>();

beforeAll(async () => {
  host = await createTestHost({ limits: { writesPerMinute: 1_000_000 } });
  callers = await allCallers(host);
  for (const tenant of ["acme", "globex"]) own.set(tenant, await withRun(tenant));
});
afterAll(() => host.close());

async function withRun(tenant: string) {
  const invoiceId = `only-${tenant}`;
  const json = {
    invoiceId,
    customer: `Customer of ${tenant}`,
    reference: `REF-${tenant}`,
    currency: "EUR",
    amountCents: 100,
    issuedOn: "2026-11-02",
    dueOn: "2026-11-20",
  };
  await host.request("/api/invoicing/invoices", { as: { tenant }, json });
  const answer = await host.request("/api/workflows/invoicing/reconciliation/trigger", {
    as: { tenant },
    json: { invoiceId },
  });
  const { runId } = (await answer.json()) as { runId: string };
  await (await host.request(`/api/workflows/invoicing/runs/${runId}/events`, { as: { tenant } })).text();
  return { runId, invoiceId };
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
}

/** Asks about a tenant's things. */
async function ask({ headers }: Caller, { method, path, body }: Asked, tenant: string) {
  const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: "runId") => own.get(tenant)?.[name] ?? name);
  const answer = await host.request(filled(path), {
    method,
    headers: { ...headers, ...(body && { "content-type": "application/json" }) },
    ...(body && { body: filled(JSON.stringify(body)) }),
  });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

function expected({ scope, isForPartners, success, foreign = success }: Requirement, caller: Caller, tenant: string) {
  if (caller.is === "nobody") return 401;
  if (caller.audience === "partner" && !isForPartners) return 403;
  if (!roleScopes[caller.is].includes(scope)) return 403;
  return caller.tenant === tenant ? success : foreign;
}

it("the table has every operation of every document, and nothing that is in none", () => {
  const documented = documents.flatMap((each) => each.operations.map(({ operationId }) => operationId));
  expect(operations.map(({ name }) => name).sort()).toEqual([...new Set(documented)].sort());
  for (const { name, isForPartners, method, path } of operations) {
    const places = documents.flatMap((each) =>
      each.operations.filter(({ operationId }) => operationId === name).map((each) => `${each.method} ${each.path}`),
    );
    expect([name, ...new Set(places)]).toEqual([name, `${method} ${path}`]);
    expect([name, places.length]).toEqual([name, isForPartners ? 2 : 1]);
  }
});

it("the roles may do what people were told", () => {
  expect(defaultRoles).toEqual(roleScopes);
});

describe.each([...operations, ...pages])("$name", (requirement) => {
  it("answers every caller as the table says, and tells nobody of another tenant's", async () => {
    for (const caller of callers) {
      for (const tenant of ["acme", "globex"]) {
        const { status, text } = await ask(caller, requirement, tenant);
        expect([caller.name, `about ${tenant}`, status]).toEqual([
          caller.name,
          `about ${tenant}`,
          expected(requirement, caller, tenant),
        ]);
        expect([caller.name, foreignFacts(caller, tenant, text)]).toEqual([caller.name, []]);
      }
    }
  });
});

/** What an answer tells of the tenant that the caller is not of, beyond the id that was asked for. */
function foreignFacts({ tenant }: Caller, asked: string, text: string): string[] {
  const other = tenant === "acme" ? "globex" : "acme";
  const { runId = "", invoiceId = "" } = own.get(other) ?? {};
  const ids = asked === other ? [] : [runId, invoiceId];
  return [...ids, `Customer of ${other}`, `REF-${other}`, `of ${other}`].filter((fact) => text.includes(fact));
}

describe("lists", () => {
  const lists = ["/api/workflows/invoicing/runs?limit=100", "/api/invoicing/invoices?limit=100", "/workflows/api/runs"];

  it.each(lists)("%s has the tenant's own, whatever is asked for", async (path) => {
    const operators = callers.filter(({ is, audience }) => is === "operator" && audience === "internal");
    expect(operators).toHaveLength(4);
    for (const caller of operators) {
      const other = caller.tenant === "acme" ? "globex" : "acme";
      const narrowed = ["", `tenant=${other}`, `attributes[tenant]=${other}`, `attribute=tenant:${other}`];
      for (const more of narrowed) {
        const url = `${path}${path.includes("?") ? "&" : "?"}${more}`;
        const { status, text } = await ask(caller, { method: "GET", path: url }, caller.tenant);
        expect([status, text.includes(own.get(other)?.invoiceId ?? "")]).toEqual([status, false]);
        if (more === "") expect([status, text]).toEqual([200, expect.stringContaining(`only-${caller.tenant}`)]);
      }
    }
  });

  it("of another tenant cannot be continued with its cursor", async () => {
    const as = { tenant: "globex" };
    const page = await (await host.request("/api/invoicing/invoices?limit=1", { as })).json();
    const { nextCursor } = page as { nextCursor: string };
    const answer = await host.request(`/api/invoicing/invoices?cursor=${nextCursor}`, { as: {} });
    expect([answer.status, await answer.text()]).toEqual([
      expect.toBeOneOf([200, 400]),
      expect.not.stringContaining("globex"),
    ]);
  });
});

describe("actions of the dashboard", () => {
  it.each(["cancel", "retry"])(
    "%s of another tenant's run are a 404, and nobody but operators gets so far",
    async (action) => {
      for (const caller of callers) {
        const other = caller.tenant === "acme" ? "globex" : "acme";
        const signed = {
          ...caller,
          headers: { ...caller.headers, "x-workflow-dashboard": "1", "sec-fetch-site": "same-origin" },
        };
        const { status } = await ask(signed, { method: "POST", path: `/workflows/api/runs/{runId}/${action}` }, other);
        const mayAct = caller.is === "operator" && caller.audience === "internal";
        const due = caller.is === "nobody" ? 401 : mayAct ? 404 : 403;
        expect([caller.name, status]).toEqual([caller.name, due]);
      }
    },
  );
});

describe("documents and their pages", () => {
  const places = documents.map(({ surface }) => surface);

  it.each([...new Set(places)])("of %s are those of the caller's audience, or not there", async (surface) => {
    for (const caller of callers) {
      const document = await ask(caller, { method: "GET", path: `/openapi/${surface}/v1.json` }, caller.tenant);
      const page = await ask(caller, { method: "GET", path: `/reference/${surface}/v1` }, caller.tenant);
      // A token that is no good is refused everywhere; who says nothing is in the public circle, which has no document.
      const badToken = caller.is === "nobody" && "authorization" in caller.headers;
      const due = badToken ? 401 : caller.is === "nobody" ? 404 : 200;
      expect([caller.name, document.status, page.status]).toEqual([caller.name, due, due]);
      if (due !== 200) continue;
      const { document: own } =
        documents.find((each) => each.surface === surface && each.audience === caller.audience) ?? {};
      expect(JSON.parse(document.text)).toEqual(own);
      if (caller.audience === "partner") expect(document.text).not.toMatch(/x-audience|requestedBy|internal caller/);
    }
  });

  it("are listed for whom they are there for", async () => {
    for (const caller of callers.filter(({ headers, is }) => is !== "nobody" || !("authorization" in headers))) {
      const { text } = await ask(caller, { method: "GET", path: "/openapi" }, caller.tenant);
      const { documents: listed } = JSON.parse(text) as { documents: { audience: string }[] };
      const due = caller.is === "nobody" ? [] : [caller.audience, caller.audience];
      expect([caller.name, listed.map(({ audience }) => audience)]).toEqual([caller.name, due]);
    }
  });
});

describe("sessions", () => {
  it("say who calls, and are given to internal callers alone", async () => {
    for (const caller of callers.filter(({ headers, is }) => is !== "nobody" || !("authorization" in headers))) {
      const { status, text } = await ask(caller, { method: "GET", path: "/session" }, caller.tenant);
      const { person } = JSON.parse(text) as { person: { tenant: string; roles: string[]; audience: string } | null };
      const due = { tenant: caller.tenant, roles: [caller.is], audience: caller.audience };
      expect([caller.name, status, person]).toMatchObject([caller.name, 200, caller.is === "nobody" ? null : due]);
      if (!("authorization" in caller.headers)) continue;
      const given = await ask(caller, { method: "POST", path: "/session" }, caller.tenant);
      expect([caller.name, given.status, given.headers.has("set-cookie")]).toEqual(
        caller.audience === "internal" ? [caller.name, 200, true] : [caller.name, 403, false],
      );
    }
  });

  it("that are over are nobody's", async () => {
    const signIn = await host.request("/session", { as: {}, method: "POST" });
    const cookie = signIn.headers.get("set-cookie")?.split(";")[0] ?? "";
    const headers = { cookie, "sec-fetch-site": "same-origin" };
    expect((await host.request("/api/invoicing/invoices", { headers })).status).toBe(200);
    expect((await host.request("/session", { method: "DELETE", headers })).status).toBe(204);
    for (const path of ["/api/invoicing/invoices", "/workflows/", "/metrics"]) {
      expect([path, (await host.request(path, { headers })).status]).toEqual([path, 401]);
    }
  });

  it("do nothing unsafe for another site's page", async () => {
    const unsafe = operations.filter(({ method }) => method !== "GET");
    const session = callers.find(({ name }) => name === "operator of acme with a session");
    expect(session).toBeDefined();
    const cookie = session?.headers["cookie"] ?? "";
    for (const headers of [
      { cookie },
      { cookie, "sec-fetch-site": "cross-site" },
      { cookie, origin: "https://evil.test" },
    ]) {
      for (const { method, path, body = {} } of unsafe) {
        const { status } = await ask({ ...(session as Caller), headers }, { method, path, body }, "acme");
        expect([path, headers, status]).toEqual([path, headers, 403]);
      }
    }
  });
});
