import { describe, expect, it } from "vitest";
import { apiOf, operationOf } from "./testing/api-of.ts";

const flows = {
  implicit: { authorizationUrl: "https://id.example/auth" },
  clientCredentials: { tokenUrl: "https://id.example/token", refreshUrl: "https://id.example/refresh" },
  "x-note": 1,
};
const components = {
  securitySchemes: {
    token: { type: "http", scheme: "Bearer" },
    user: { type: "http", scheme: "basic" },
    key: { type: "apiKey", in: "header", name: "X-API-Key" },
    session: { type: "apiKey", in: "cookie", name: "SID" },
    oauth: { type: "oauth2", flows },
    open: { type: "openIdConnect", openIdConnectUrl: "https://id.example/.well-known" },
    tls: { type: "mutualTLS" },
    alias: { $ref: "#/components/securitySchemes/token" },
  },
};

function alternatives(security: unknown, document: object = {}): unknown[] {
  const operation = operationOf(security === undefined ? {} : { security }, { components, ...document });
  return operation.security.alternatives.map((set) => set.map(({ kind, scopes }) => [kind, ...scopes].join(" ")));
}

describe("security", () => {
  it.each([
    ["nothing at all", undefined, {}, [[]]],
    ["what the document says", undefined, { security: [{ tls: [] }] }, [["client certificate"]]],
    ["nothing, against the document", [], { security: [{ tls: [] }] }, [[]]],
    ["one that is empty", [{}], {}, [[]]],
    ["an optional one", [{ token: [] }, {}], {}, [["bearer in Authorization"], []]],
    ["two together", [{ user: [], key: [] }], {}, [["basic in Authorization", "apiKey in header x-api-key"]]],
    [
      "either",
      [{ session: [] }, { alias: ["b", "a"] }],
      {},
      [["apiKey in cookie SID"], ["bearer in Authorization a b"]],
    ],
    ["OpenID", [{ open: ["read"] }], {}, [["token of OpenID Connect https://id.example/.well-known read"]]],
    [
      "each flow",
      [{ oauth: ["read"], tls: [] }],
      {},
      [
        ["token of OAuth 2 implicit https://id.example/auth read", "client certificate"],
        ["token of OAuth 2 clientCredentials https://id.example/token read", "client certificate"],
      ],
    ],
    [
      "a reference of 3.2",
      [{ "#/components/securitySchemes/tls": [] }],
      { openapi: "3.2.0" },
      [["client certificate"]],
    ],
    ["a scheme that is not there", [{ none: [] }], {}, [["unknown scheme none"]]],
  ])("%s", (_name, security, document, expected) => {
    expect(alternatives(security, document)).toEqual(expected);
  });

  it("says where a token is renewed", () => {
    const [, second] = operationOf({ security: [{ oauth: [] }] }, { components }).security.alternatives;
    expect(second).toMatchObject([{ scheme: "oauth", refreshUrl: "https://id.example/refresh" }]);
  });

  it("does not multiply without end", () => {
    const schemes = Array.from({ length: 40 }, (_, index) => [`s${index}`, { type: "oauth2", flows }] as const);
    const api = apiOf(
      { "/a": { get: { security: [Object.fromEntries(schemes.map(([name]) => [name, []]))] } } },
      { components: { securitySchemes: Object.fromEntries(schemes) } },
    );
    expect(api.problems).toMatchObject([{ message: expect.stringContaining("combinations of credentials") }]);
  });
});
