import { isObject, type JsonObject } from "@rawr/openapi-document";
import type { ApiCredential, ApiSecurity } from "../model.ts";
import type { Entry, Found, Reader } from "./reader.ts";
import { written } from "./texts.ts";

/** Alternatives multiply by the flows of each scheme; more than these are not enumerated. */
const most = 256;

/** What an operation without a word about security asks for. */
export const noSecurity: ApiSecurity = { pointer: "", alternatives: [[]] };

/** A `security` list: alternatives of credentials. None at all is the one alternative without credentials. */
export function readSecurity(reader: Reader, value: unknown, pointer: string): ApiSecurity | undefined {
  if (value === undefined || value === null) return undefined;
  const alternatives = reader.items(value, pointer).flatMap((entry) => readRequirement(reader, entry));
  return { pointer, alternatives: alternatives.length === 0 ? [[]] : alternatives };
}

/** One requirement: every scheme in it at once, each by any of its flows. */
function readRequirement(reader: Reader, { value, pointer }: Entry): ApiCredential[][] {
  let sets: ApiCredential[][] = [[]];
  for (const { key, value: scopes, pointer: at } of reader.entries(value, pointer)) {
    const found = findScheme(reader, key);
    if (typeof found === "string") reader.problem(at, found);
    const asked = Array.isArray(scopes) ? scopes.map(written).sort() : [];
    const kinds = typeof found === "string" ? [{ kind: `unknown scheme ${key}` }] : kindsOf(reader, found);
    if (kinds.length * sets.length > most) {
      reader.problem(at, `More than ${most} combinations of credentials.`);
      break;
    }
    sets = sets.flatMap((set) => kinds.map((kind) => [...set, { ...kind, scheme: key, scopes: asked }]));
  }
  return sets;
}

/** By the scheme's name; 3.2 also knows references (4.8.30). */
function findScheme(reader: Reader, name: string): Found | string {
  const components = reader.document.components;
  const schemes = isObject(components) && isObject(components.securitySchemes) ? components.securitySchemes : {};
  if (Object.hasOwn(schemes, name)) {
    const found = reader.follow(schemes[name], `/components/securitySchemes/${name}`);
    return found ?? `The security scheme \`${name}\` cannot be read.`;
  }
  return name.startsWith("#") ? reader.target(name) : `There is no security scheme \`${name}\`.`;
}

type Kind = Pick<ApiCredential, "kind" | "refreshUrl">;

/** What a caller presents for a scheme: one kind, or one for each flow that leads to a token. */
function kindsOf(reader: Reader, { node, pointer }: Found): Kind[] {
  const { type, name, in: place } = node;
  if (type === "http") return [{ kind: `${written(node.scheme).toLowerCase()} in Authorization` }];
  if (type === "apiKey")
    return [
      { kind: `apiKey in ${written(place)} ${place === "header" ? written(name).toLowerCase() : written(name)}` },
    ];
  if (type === "mutualTLS") return [{ kind: "client certificate" }];
  if (type === "openIdConnect") return [{ kind: `token of OpenID Connect ${written(node.openIdConnectUrl)}` }];
  if (type === "oauth2") return flowsOf(reader, { node, pointer });
  reader.problem(pointer, `Expected a security scheme of a known type, found ${written(type)}.`);
  return [{ kind: `unknown type ${written(type)}` }];
}

function flowsOf(reader: Reader, { node, pointer }: Found): Kind[] {
  const flows = reader.entries(node.flows, `${pointer}/flows`).filter(({ key }) => !key.startsWith("x-"));
  if (flows.length === 0) return [{ kind: "token of OAuth 2" }];
  return flows.map(({ key, value }) => flowKind(key, isObject(value) ? value : {}));
}

function flowKind(flow: string, node: JsonObject): Kind {
  const from = [node.authorizationUrl, node.deviceAuthorizationUrl, node.tokenUrl].filter((url) => url !== undefined);
  return {
    kind: `token of OAuth 2 ${flow} ${from.map(written).join(" ")}`.trim(),
    ...(typeof node.refreshUrl === "string" ? { refreshUrl: node.refreshUrl } : {}),
  };
}
