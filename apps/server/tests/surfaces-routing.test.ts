import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HostApp } from "../src/host-env.ts";
import { conformance } from "../src/surfaces/conformance/middleware.ts";
import type { Mismatch } from "../src/surfaces/conformance/mismatch.ts";
import { documentedOperations } from "../src/surfaces/documented-operations.ts";
import { loadSurfaces } from "../src/surfaces/load-surfaces.ts";
import { findOperation, type LoadedSurfaces } from "../src/surfaces/loaded-surface.ts";
import { surfaceRoutes } from "../src/surfaces/surface-routes.ts";
import { type Around, appAround, composeDemo, operator } from "./support/surfaces-app.ts";
import { root } from "./support/test-config.ts";

const demo = composeDemo();
const mismatches: Mismatch[] = [];
/** Operations that handlers were asked for, by the path of their document. */
const reached: string[] = [];
let surfaces: LoadedSurfaces;
let app: HostApp;
let around: Around;

beforeAll(async () => {
  await demo.composition.start();
  const watched = demo.composition.surfaces.map((surface) => ({
    ...surface,
    context: (caller: Parameters<typeof surface.context>[0]) => {
      reached.push(surface.name);
      return surface.context(caller);
    },
  }));
  surfaces = await loadSurfaces(watched, root);
  ({ app, around } = appAround());
  app.use(conformance(surfaces, { rate: 1, onMismatch: (mismatch) => mismatches.push(mismatch) }));
  app.route("/", surfaceRoutes(surfaces));
});
afterAll(() => demo.close());

/** A document's operation below its mount, parameters filled in. */
function places() {
  return surfaces.flatMap(({ surface, documents }) =>
    documents.flatMap(({ audience, document }) =>
      documentedOperations(document).map((operation) => ({
        surface,
        audience,
        operation,
        path: `${surface.mount}${operation.path.replaceAll(/\{[^}]+\}/g, "01JD8Z3V6QF4T9K2M7XWNCYB5R")}`,
      })),
    ),
  );
}

describe("every operation of every document", () => {
  test("is there: a stranger is told to sign in, and not that there is nothing", async () => {
    around.principal = null;
    expect(places().length).toBeGreaterThanOrEqual(15);
    for (const { operation, path } of places()) {
      const headers = operation.accepts ? { "content-type": "application/json" } : {};
      const body = operation.accepts ? { body: "{}" } : {};
      const response = await app.request(path, { method: operation.method, headers, ...body });
      expect([operation.operationId, response.status]).toEqual([operation.operationId, 401]);
      expect(await response.json()).toMatchObject({ code: "UNAUTHORIZED", requestId: "request-1" });
    }
    around.principal = operator;
  });

  test("succeeds as itself, and as its document says", async () => {
    const seen = new Set<string>();
    const ask = async (method: string, path: string, body?: object) => {
      const response = await app.request(path, {
        method,
        ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
      });
      const found = findOperation(surfaces, method, path.split("?")[0] ?? "");
      if (found && response.ok) seen.add(found.operation.operationId);
      return response;
    };
    const invoice = {
      invoiceId: "inv-own",
      customer: "Kestrel",
      reference: "R-1",
      currency: "EUR",
      amountCents: 100,
      issuedOn: "2026-11-02",
      dueOn: "2026-11-20",
    };
    expect((await ask("POST", "/api/invoicing/invoices", invoice)).status).toBe(201);
    await ask("GET", "/api/invoicing/invoices?limit=2&state=open");
    await ask("GET", "/api/invoicing/invoices/inv-own");
    const trigger = "/api/workflows/invoicing/reconciliation/trigger";
    const receipt = await ask("POST", trigger, { invoiceId: "inv-001", requestedBy: "olga" });
    const { runId } = (await receipt.json()) as { runId: string };
    const run = `/api/workflows/invoicing/runs/${runId}`;
    await (await ask("GET", `${run}/events`)).text();
    await ask("GET", run);
    await ask("GET", `${run}/timeline?after=1`);
    await ask("GET", "/api/workflows/invoicing/runs?status=completed&limit=5");
    const other = (await (await ask("POST", trigger, { invoiceId: "inv-002", requestedBy: "olga" })).json()) as {
      runId: string;
    };
    await ask("POST", `/api/workflows/invoicing/runs/${other.runId}/cancel`, { reason: "a test" });
    expect([...seen].sort()).toEqual([...new Set(places().map(({ operation }) => operation.operationId))].sort());
    expect(mismatches).toEqual([]);
    expect(around.lines).toEqual([]);
  });
});

describe("nothing else is below a mount:", () => {
  // Asked of the documents by regular expressions, and not by what the host finds paths with.
  const isDocumented = (pathname: string) =>
    places().some(({ surface, operation }) => {
      const template = operation.path.replaceAll(/\{[^}]+\}/g, "[^/]+");
      return new RegExp(`^${surface.mount}${template}$`).test(pathname);
    });

  function mutations(path: string): string[] {
    const parts = path.split("/").slice(1);
    const replaced = (index: number, part: string) => `/${parts.toSpliced(index, 1, part).join("/")}`;
    return [
      `${path}/`,
      `${path}//`,
      `/${path}`,
      `${path}/more`,
      `${path};x=1`,
      `${path}.json`,
      `${path}%20`,
      `${path}%00`,
      ...parts.flatMap((part, index) => [
        replaced(index, `/${part}`),
        replaced(index, part.toUpperCase()),
        replaced(index, `%${part.charCodeAt(0).toString(16)}${part.slice(1)}`),
        replaced(index, `${part}%2F`),
        replaced(index, `${part}x`),
        replaced(index, "%zz"),
        `/${parts.toSpliced(index, 1).join("/")}`,
        `/${parts.slice(0, index).join("/")}%2f${parts.slice(index).join("/")}`,
      ]),
    ];
  }

  test("paths that are almost an operation's are 404, and no handler hears of them", async () => {
    const probes = new Set(places().flatMap(({ path }) => mutations(path)));
    const undocumented = [...probes].filter((path) => !isDocumented(new URL(path, "http://host").pathname));
    expect(undocumented.length).toBeGreaterThan(300);
    reached.length = 0;
    for (const path of undocumented) {
      for (const method of ["GET", "POST"]) {
        const response = await app.request(`http://host${path}`, { method });
        expect([method, path, response.status]).toEqual([method, path, 404]);
      }
    }
    expect(reached).toEqual([]);
  });

  test("methods that a document does not have are 405, with those that it has", async () => {
    const documented = new Map<string, Set<string>>();
    for (const { path, operation } of places()) {
      documented.set(path, (documented.get(path) ?? new Set<string>()).add(operation.method));
    }
    reached.length = 0;
    for (const [path, methods] of documented) {
      const allowed = [...methods, "OPTIONS", ...(methods.has("GET") ? ["HEAD"] : [])].sort();
      for (const method of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "QUERY", "get"]) {
        if (allowed.includes(method) || (method === "get" && methods.has("GET"))) continue;
        const response = await app.request(path, { method });
        expect([method, path, response.status]).toEqual([method, path, 405]);
        expect(response.headers.get("allow")?.split(", ").sort()).toEqual(allowed);
      }
      const options = await app.request(path, { method: "OPTIONS" });
      expect([options.status, options.headers.get("allow")?.split(", ").sort()]).toEqual([204, allowed]);
    }
    expect(reached).toEqual([]);
  });

  test("the mount itself is nothing", async () => {
    for (const { surface } of surfaces) expect((await app.request(surface.mount)).status).toBe(404);
  });
});

test("HEAD has the headers of GET and no body; of a stream, too, and does not leave it open", async () => {
  const path = "/api/invoicing/invoices?limit=1";
  const [get, head] = [await app.request(path), await app.request(path, { method: "HEAD" })];
  expect([head.status, await head.text()]).toEqual([200, ""]);
  expect([...head.headers]).toEqual([...get.headers]);
  const { runId } = (await (
    await app.request("/api/workflows/invoicing/reconciliation/trigger", {
      method: "POST",
      body: JSON.stringify({ invoiceId: "inv-001", requestedBy: "olga" }),
      headers: { "content-type": "application/json" },
    })
  ).json()) as { runId: string };
  const stream = await app.request(`/api/workflows/invoicing/runs/${runId}/events`, { method: "HEAD" });
  expect([stream.headers.get("content-type"), stream.body]).toEqual(["text/event-stream", null]);
});

test.each([
  ["a form, which oRPC would read", "application/x-www-form-urlencoded", 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["text", "text/plain", 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["almost JSON's type", "application/jsonp", 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["JSON that is none", "Application/JSON; charset=utf-8", 400, "BAD_REQUEST"],
])("a body of %s is refused as the document says", async (_, type, status, code) => {
  mismatches.length = 0;
  const body = "invoiceId=inv-001";
  const response = await app.request("/api/workflows/invoicing/reconciliation/trigger", {
    method: "POST",
    body,
    headers: { "content-type": type, "content-disposition": 'attachment; filename="x.json"' },
  });
  expect([response.status, response.headers.get("content-type")]).toEqual([status, "application/problem+json"]);
  expect(await response.json()).toMatchObject({ code, requestId: "request-1" });
  expect(mismatches).toEqual([]);
});

test("a header that would make a body a file changes nothing", async () => {
  const response = await app.request("/api/workflows/invoicing/reconciliation/trigger", {
    method: "POST",
    body: JSON.stringify({ invoiceId: "inv-001", requestedBy: "olga" }),
    headers: { "content-type": "application/json", "content-disposition": 'attachment; filename="x.json"' },
  });
  expect(response.status).toBe(202);
});
