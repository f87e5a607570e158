import type { Case } from "./case.ts";

const flow = (more: object = {}): object => ({
  clientCredentials: {
    tokenUrl: "https://id.example.com/token",
    refreshUrl: "https://id.example.com/refresh",
    scopes: {},
    ...more,
  },
});
const schemes = (more: object = {}): object => ({
  components: {
    securitySchemes: {
      bearer: { type: "http", scheme: "bearer" },
      key: { type: "apiKey", in: "header", name: "X-Key" },
      oauth: { type: "oauth2", flows: flow() },
      ...more,
    },
  },
});
const secured = (security: readonly object[], more: object = {}): object => ({ security, $: schemes(more) });
const servers = (...urls: readonly string[]): object => ({ $: { servers: urls.map((url) => ({ url })) } });

export const accessCases: readonly Case[] = [
  {
    name: "credentials are asked for where none were",
    old: secured([]),
    next: secured([{ bearer: [] }]),
    finds: ["WIRE credentials-refused"],
    witness: " → Asked for: bearer in Authorization.",
  },
  {
    name: "an alternative was removed",
    old: secured([{ bearer: [] }, { key: [] }]),
    next: secured([{ bearer: [] }]),
    finds: ["WIRE credentials-refused"],
    witness: "apiKey in header x-key → Asked for: bearer in Authorization.",
  },
  {
    name: "one more credential is asked for",
    old: secured([{ bearer: [] }]),
    next: secured([{ bearer: [], key: [] }]),
    finds: ["WIRE credentials-refused"],
    witness: "bearer in Authorization → Asked for: bearer in Authorization and apiKey in header x-key.",
  },
  {
    name: "one more scope is asked for",
    old: secured([{ oauth: ["read"] }]),
    next: secured([{ oauth: ["read", "write"] }]),
    finds: ["WIRE credentials-refused"],
    witness:
      "token of OAuth 2 clientCredentials https://id.example.com/token with read → Asked for: token of OAuth 2 clientCredentials https://id.example.com/token with read, write.",
  },
  {
    name: "one scope less is asked for",
    old: secured([{ oauth: ["read", "write"] }]),
    next: secured([{ oauth: ["read"] }]),
    finds: ["COMPATIBLE credentials-accepted"],
  },
  {
    name: "an alternative was added",
    old: secured([{ bearer: [] }]),
    next: secured([{ bearer: [] }, { key: [] }]),
    finds: ["COMPATIBLE credentials-accepted"],
  },
  {
    name: "a scheme has another name",
    old: secured([{ bearer: [] }]),
    next: secured([{ token: [] }], { token: { type: "http", scheme: "Bearer" } }),
    finds: ["COMPATIBLE credentials-accepted"],
  },
  {
    name: "two schemes of a kind ask for two credentials",
    old: secured([{ bearer: [] }]),
    next: secured([{ bearer: [], token: [] }], { token: { type: "http", scheme: "bearer" } }),
    finds: ["WIRE credentials-refused"],
  },
  {
    name: "tokens come from another URL",
    old: secured([{ oauth: [] }]),
    next: secured([{ oauth: [] }], {
      oauth: { type: "oauth2", flows: flow({ tokenUrl: "https://id.example.com/v2" }) },
    }),
    finds: ["WIRE credentials-refused"],
  },
  {
    name: "tokens are renewed at another URL",
    old: secured([{ oauth: [] }]),
    next: secured([{ oauth: [] }], {
      oauth: { type: "oauth2", flows: flow({ refreshUrl: "https://id.example.com/v2" }) },
    }),
    finds: ["WIRE refresh-url-changed"],
    witness:
      "POST https://id.example.com/refresh, content-type: application/x-www-form-urlencoded grant_type=refresh_token&refresh_token=… → The new document says https://id.example.com/v2.",
  },
  {
    name: "the base URL has changed",
    old: servers("https://api.example.com/v1"),
    next: servers("https://api.example.com/v2/"),
    finds: ["WIRE server-removed"],
    witness: "GET https://api.example.com/v1/runs → The new document has https://api.example.com/v2.",
  },
  {
    name: "a value of a server's variable was removed",
    old: {
      $: {
        servers: [
          { url: "https://{region}.example.com", variables: { region: { default: "eu", enum: ["eu", "us"] } } },
        ],
      },
    },
    next: { $: { servers: [{ url: "https://eu.example.com" }] } },
    finds: ["WIRE server-removed"],
    witness: "GET https://us.example.com/runs → The new document has https://eu.example.com.",
  },
  {
    name: "a server was added",
    old: servers("https://api.example.com"),
    next: servers("https://api.example.com", "https://eu.example.com"),
    finds: ["COMPATIBLE server-added"],
  },
  {
    name: "a relative base URL is told in full",
    old: servers("/v1"),
    next: servers("https://api.example.com/v1"),
    finds: ["COMPATIBLE server-added"],
  },
];
