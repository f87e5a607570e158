import type { OpenApiDocument } from "@rawr/openapi-document";
import { literal } from "../../generate/literal.ts";
import type { ClientModel, ClientOperation } from "../../generate/model/client-model.ts";
import { resolvePointer } from "../../generate/references.ts";
import { inlineText } from "../../generate/safe-text.ts";

/** A way to say who is calling. */
export interface Credentials {
  /** Name of the security scheme. */
  readonly scheme: string;
  /** What it is, in Markdown. */
  readonly text: string;
  /** Exported function and the call of it; `undefined` when nothing is to be passed to the client. */
  readonly code: { readonly name: string; readonly call: string } | undefined;
  /** The simplest to show comes first. */
  readonly rank: number;
}

interface Scheme {
  readonly type?: string;
  readonly scheme?: string;
  readonly in?: "header" | "query" | "cookie";
  readonly name?: string;
  readonly description?: string;
  readonly flows?: { readonly clientCredentials?: { readonly tokenUrl?: string } };
}

/** Every scheme that some operation asks for, in the document's order. */
export function credentialsOf(model: ClientModel): readonly Credentials[] {
  const used = new Set(model.operations.flatMap(({ security }) => security.flatMap((each) => Object.keys(each))));
  return Object.entries(schemesOf(model.document))
    .filter(([name]) => used.has(name))
    .map(([name, scheme]) => describe(name, scheme));
}

/** What an operation is called with; `undefined` when it needs nothing. */
export function credentialsFor(model: ClientModel, operation: ClientOperation): Credentials | undefined {
  const { security } = operation;
  if (security.some((each) => Object.keys(each).length === 0)) return undefined;
  const names = new Set(security.flatMap((each) => Object.keys(each)));
  const known = credentialsOf(model).filter(({ scheme, code }) => names.has(scheme) && code !== undefined);
  return [...known].sort((a, b) => a.rank - b.rank)[0];
}

function schemesOf(document: OpenApiDocument): Record<string, Scheme> {
  const schemes = (document.components?.["securitySchemes"] ?? {}) as Record<string, Scheme & { $ref?: string }>;
  const resolved = Object.entries(schemes).map(([name, scheme]) => [
    name,
    typeof scheme.$ref === "string" ? (resolvePointer(document, scheme.$ref) as Scheme) : scheme,
  ]);
  return Object.fromEntries(resolved) as Record<string, Scheme>;
}

function describe(name: string, scheme: Scheme): Credentials {
  const known = kindOf(scheme);
  const description = scheme.description === undefined ? "" : ` ${inlineText(scheme.description)}`;
  return { scheme: name, ...known, text: `${known.text}.${description}` };
}

function kindOf({ type, scheme, in: place, name, flows }: Scheme): Omit<Credentials, "scheme"> {
  if (type === "http" && scheme?.toLowerCase() === "basic") {
    return {
      text: "User name and password",
      code: { name: "basic", call: 'basic("your name", "your password")' },
      rank: 3,
    };
  }
  if (type === "apiKey" && place !== undefined && name !== undefined) {
    const call = `apiKey(${literal({ in: place, name })}, "your key")`;
    const browser = place === "cookie" ? '; in a browser pass `credentials: "include"` instead' : "";
    const text = `API key in the ${place} \`${name.replaceAll("`", "'")}\`${browser}`;
    return { text, code: { name: "apiKey", call }, rank: place === "cookie" ? 4 : 2 };
  }
  const tokenUrl = flows?.clientCredentials?.tokenUrl;
  if (type === "oauth2" && tokenUrl !== undefined) {
    const options = { tokenUrl, clientId: "your client", clientSecret: "your secret" };
    const call = `clientCredentials(${literal(options)})`;
    return {
      text: "OAuth 2 client credentials; tokens are kept and renewed",
      code: { name: "clientCredentials", call },
      rank: 1,
    };
  }
  if (type === "mutualTLS") {
    return { text: "A client certificate, which the `fetch` that you pass brings", code: undefined, rank: 5 };
  }
  const call = 'bearer(async () => "your token")';
  return { text: "Bearer token; a function is asked for each request", code: { name: "bearer", call }, rank: 0 };
}
