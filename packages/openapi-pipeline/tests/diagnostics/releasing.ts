import type { OpenApiDocument } from "@rawr/openapi-document";
import { baselineFormat } from "../../src/diff/baseline.ts";
import type { ReviewFinding } from "../../src/diff/review.ts";
import type { ReleaseCandidate } from "../../src/release/plan-release.ts";
import type { PublishedVersion } from "../../src/release/side-by-side.ts";

/** A shop without clients, built and released. */
export function candidate(input: {
  readonly version: string;
  readonly released: string;
  readonly findings?: readonly ReviewFinding[];
}): ReleaseCandidate {
  const { version, released, findings = [] } = input;
  return {
    surface: {
      name: "shop",
      major: 1,
      version,
      title: "Shop",
      mount: "/api/shop",
      audiences: ["internal"],
      clients: [],
      file: "contracts/shop.v1.ts",
    },
    built: new Map(),
    baseline: {
      format: baselineFormat,
      tool: "rawr-openapi 0.1.0",
      version: released,
      released: "2026-11-21",
      documents: { internal: {} },
      clients: {},
    },
    review: {
      surface: "shop.v1",
      against: `released ${released}`,
      oldVersion: released,
      newVersion: version,
      level: "major",
      audiences: [],
      clients: [],
      findings,
      snapshot: undefined,
      documents: [],
    },
  };
}

export const removedOperation: ReviewFinding = {
  fingerprint: "e4bc69a545377e37",
  code: "operation-removed",
  class: "WIRE",
  message: "`GET /orders/{orderId}` is gone.",
  where: "GET /orders/{orderId}",
  level: "major",
  touches: { operations: ["GET /orders/{}"], audiences: ["internal"], clients: [], workflows: [] },
  status: "enforced",
};

/** A version of the shop with one operation and one client. */
export function published(
  major: number,
  { server, client = `${major}.0.0` }: { readonly server: string; readonly client?: string },
): PublishedVersion {
  const document: OpenApiDocument = {
    openapi: "3.1.1",
    info: { title: "Shop", version: "1.0.0" },
    servers: [{ url: server }],
    paths: { "/orders/{orderId}": { get: {} } },
  };
  const packages = [{ name: "@acme/shop-client", version: client }];
  return {
    id: `shop.v${major}`,
    name: "shop",
    major,
    file: `contracts/shop.v${major}.ts`,
    documents: [document],
    packages,
  };
}
