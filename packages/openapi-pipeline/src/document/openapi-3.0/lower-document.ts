import {
  type After,
  isObject,
  type JsonObject,
  type OpenApiDocument,
  type Place,
  setOwn,
} from "@rawr/openapi-document";
import type { Report } from "./report.ts";

/** What 3.0 can say about who may call. */
export interface SecurityLowering {
  /** A requirement without what 3.0 lacks; `undefined` when nothing of it can be said. */
  readonly lowerRequirement: (requirement: JsonObject, place: Place) => JsonObject | undefined;
}

/** Mutual TLS came with 3.1, and so did roles for schemes that are not OAuth 2 or OpenID Connect. */
export function lowerSecurity(document: OpenApiDocument, report: Report): SecurityLowering {
  const schemes = document.components?.securitySchemes ?? {};
  // Every operation may ask for roles; one word for each scheme is enough.
  const told = new Set<string>();
  return {
    lowerRequirement: (requirement, place) => {
      const lowered: JsonObject = {};
      for (const [name, scopes] of Object.entries(requirement)) {
        const type = schemes[name]?.type;
        if (type === "mutualTLS") {
          report("view-part-dropped", [`mutual TLS (\`${name}\`)`, "its view does not ask for it"], place);
          continue;
        }
        const roles =
          Array.isArray(scopes) &&
          scopes.length > 0 &&
          type !== undefined &&
          !/^(oauth2|openIdConnect)$/.test(String(type));
        if (roles && !told.has(name))
          report("view-annotation-dropped", [`the roles of the security scheme \`${name}\``], place);
        if (roles) told.add(name);
        setOwn(lowered, name, roles ? [] : scopes);
      }
      return Object.keys(lowered).length === 0 && Object.keys(requirement).length > 0 ? undefined : lowered;
    },
  };
}

/** What the document-level hooks need. */
interface DocumentLowering {
  readonly version: string;
  /** Definitions that become components, filled while the schemas are lowered. */
  readonly hoisted: JsonObject;
  readonly security: SecurityLowering;
}

/** The hooks for everything that is not a schema. */
export function lowerDocument(report: Report, { version, hoisted }: DocumentLowering): Record<string, After> {
  const reference: After = (copy, place) => {
    if (typeof copy.$ref !== "string") return copy;
    for (const keyword of ["summary", "description"]) {
      if (copy[keyword] !== undefined) report("view-annotation-dropped", [`\`${keyword}\` beside a reference`], place);
    }
    return { $ref: copy.$ref };
  };
  return {
    document: (copy, _place, original) => rootOf(copy, original, { version, hoisted, report }),
    info: (copy, place) => lowerInfo(copy, place, report),
    license: lowerLicense,
    components: (copy) => {
      delete copy.pathItems;
      return copy;
    },
    operation: (copy) => {
      const { responses } = copy;
      if (!isObject(responses) || Object.keys(responses).length === 0) {
        copy.responses = { default: { description: "No response is described." } };
      }
      return copy;
    },
    parameter: reference,
    header: reference,
    requestBody: reference,
    response: reference,
    link: reference,
    example: reference,
    securityScheme: reference,
  };
}

interface RootLowering {
  readonly version: string;
  readonly hoisted: JsonObject;
  readonly report: Report;
}

function rootOf(copy: JsonObject, original: JsonObject, { version, hoisted, report }: RootLowering): JsonObject {
  const { openapi, webhooks, jsonSchemaDialect, $self, ...rest } = copy;
  if (isObject(original.webhooks) && Object.keys(original.webhooks).length > 0) {
    const place = { owner: original, ownerKind: "document", parent: undefined, field: "webhooks" } as const;
    report("view-part-dropped", ["webhooks", "its view leaves them out"], place);
  }
  if (
    jsonSchemaDialect !== undefined &&
    !/^https:\/\/spec\.openapis\.org\/oas\/3\.1\//.test(String(jsonSchemaDialect))
  ) {
    const place = { owner: original, ownerKind: "document", parent: undefined, field: "jsonSchemaDialect" } as const;
    report("view-annotation-dropped", ["`jsonSchemaDialect`"], place);
  }
  const lowered: JsonObject = { openapi: version, ...rest, paths: rest.paths ?? {} };
  if (Object.keys(hoisted).length > 0) {
    const components = isObject(lowered.components) ? lowered.components : {};
    lowered.components = { ...components, schemas: { ...(components.schemas as object | undefined), ...hoisted } };
  }
  return lowered;
}

function lowerInfo(copy: JsonObject, place: Place | undefined, report: Report): JsonObject {
  const { summary, ...info } = copy;
  if (summary === undefined) return copy;
  if (info.description === undefined) return { ...info, description: summary };
  report("view-annotation-dropped", ["`info.summary`"], place);
  return info;
}

/** An SPDX identifier has a page of its own, so nothing is lost. */
function lowerLicense(copy: JsonObject): JsonObject {
  const { identifier, ...license } = copy;
  if (typeof identifier !== "string") return license;
  return { ...license, url: license.url ?? `https://spdx.org/licenses/${encodeURIComponent(identifier)}.html` };
}
