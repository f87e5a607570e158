/** Secrets that no error may show, and what of the runtime puts them on a request. */
export const secrets = { token: "s3cr3t-token-1", user: "alice", password: "s3cr3t-pass-2", key: "s3cr3t/key+3" };

type Make = (...parameters: readonly unknown[]) => unknown;

/** Each way to be known by a server, by name. `runtime` is the packed one. */
export function credentialsOf(runtime: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { bearer, basic, apiKey } = runtime as Readonly<Record<"bearer" | "basic" | "apiKey", Make>>;
  return {
    bearer: bearer(secrets.token),
    basic: basic(secrets.user, secrets.password),
    "key in a header": apiKey({ in: "header", name: "X-Key" }, secrets.key),
    "key in the query": apiKey({ in: "query", name: "key" }, secrets.key),
    "key in a cookie": apiKey({ in: "cookie", name: "session" }, secrets.key),
  };
}

const encoded = [
  btoa(`${secrets.user}:${secrets.password}`),
  encodeURIComponent(secrets.key),
  ...Object.values(secrets).filter((secret) => secret !== secrets.user),
];

/** The secrets that a text shows, in whatever spelling. */
export function leaksOf(text: string): string[] {
  return encoded.filter((secret) => text.includes(secret));
}
