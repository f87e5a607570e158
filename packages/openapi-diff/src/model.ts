import type { HttpMethod, JsonObject } from "@rawr/openapi-document";

/** A document as callers meet it: every reference to a reusable object followed, every default said, 3.0 lifted to 3.1. */
export interface Api {
  /** The 3.1 document that all pointers lead into. */
  readonly document: JsonObject;
  /** Operations of `paths`, `webhooks` and, beneath the operation that owns them, callbacks. */
  readonly operations: ReadonlyMap<string, ApiOperation>;
  /** `info`, tags and what else only people read. */
  readonly texts: readonly Text[];
  /** What could not be read: a reference to nothing, a path twice by its shape. Each becomes a finding, never silence. */
  readonly problems: readonly ApiProblem[];
}

export interface ApiProblem {
  readonly pointer: string;
  /** One sentence. */
  readonly message: string;
}

/** Something for people: a description, a summary, an example. */
export interface Text {
  readonly pointer: string;
  readonly name: string;
  readonly value: unknown;
}

/** Who sends the request: the caller of an API, or the API itself (webhooks and callbacks). */
export type Initiator = "caller" | "server";

export interface ApiOperation {
  /** Stable over renamed path parameters: `GET /runs/{}`, `webhook POST runDone`, `POST /runs callback done {$request.body#/url} POST`. */
  readonly key: string;
  readonly initiator: Initiator;
  readonly method: HttpMethod | string;
  /** As written: `/runs/{runId}`; the name of a webhook; the expression of a callback. */
  readonly path: string;
  readonly pointer: string;
  readonly operationId: string | undefined;
  /** Path-level ones merged in; path parameters named by position (`{0}`, `{1}`) in `key`, by name here. */
  readonly parameters: ReadonlyMap<string, ApiParameter>;
  readonly body: ApiBody | undefined;
  readonly responses: ReadonlyMap<string, ApiResponse>;
  /** Inherited from the document; not by webhooks and callbacks, which are not sent to the API. */
  readonly security: ApiSecurity;
  /** Inherited; webhooks and callbacks have only those that they name. */
  readonly servers: readonly ApiServer[];
  readonly lifecycle: Lifecycle;
  /** `x-audience`; the documents that we make say it. */
  readonly audience: string | undefined;
  /** `x-workflow`. */
  readonly workflow: string | undefined;
  readonly texts: readonly Text[];
  /** Every other extension, for `BEHAVIOUR` (`x-idempotent`, `x-pagination`, …). */
  readonly extensions: JsonObject;
  readonly callbacks: ReadonlyMap<string, ApiOperation>;
}

export interface Lifecycle {
  readonly deprecated: boolean;
  /** `x-deprecated-since` as written: the day when the deprecation was announced. */
  readonly since: string | undefined;
  /** `x-sunset` as written; RFC 3339 date or date-time. */
  readonly sunset: string | undefined;
  /** `x-stability` or `x-stability-level`. */
  readonly stability: string | undefined;
  readonly pointer: string;
}

/** A schema where it stands in `Api.document`. No schema at all is `true`. */
export interface SchemaSpot {
  readonly schema: JsonObject | boolean;
  readonly pointer: string;
}

/** `querystring` is 3.2: the whole query at once, always by `contentType`. */
export type ParameterIn = "path" | "query" | "querystring" | "header" | "cookie";

export interface ApiParameter {
  /** `query limit`, `header x-id` (lower case), `path 0` (by position), `cookie s`, `querystring`. */
  readonly key: string;
  readonly in: ParameterIn;
  readonly name: string;
  /** Where it is defined: a component, when it is referenced. So for bodies, responses and headers. */
  readonly pointer: string;
  readonly required: boolean;
  /** Effective. */
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly allowEmptyValue: boolean;
  /** Media type, when the parameter has `content`. */
  readonly contentType: string | undefined;
  readonly schema: SchemaSpot;
  readonly lifecycle: Lifecycle;
  readonly texts: readonly Text[];
}

export interface ApiBody {
  readonly pointer: string;
  readonly required: boolean;
  readonly content: ReadonlyMap<string, ApiContent>;
  readonly texts: readonly Text[];
}

export interface ApiContent {
  /** Lower case, parameters sorted: `application/json`, `text/*`. */
  readonly type: string;
  readonly pointer: string;
  readonly schema: SchemaSpot;
  /** 3.2 `itemSchema`, or undefined. */
  readonly itemSchema: SchemaSpot | undefined;
  /** How each property of a form travels, defaults said: `{ style, explode, allowReserved }` or `{ contentType, headers? }`. */
  readonly encoding: JsonObject;
}

export interface ApiResponse {
  /** `200`, `4XX`, `default`. */
  readonly status: string;
  readonly pointer: string;
  readonly content: ReadonlyMap<string, ApiContent>;
  /** By lower-case name; `content-type` is left out (OpenAPI 3.1, 4.8.17). */
  readonly headers: ReadonlyMap<string, ApiParameter>;
  readonly links: JsonObject;
  readonly texts: readonly Text[];
}

/** Alternatives; each is a set of credentials that are needed together. An empty alternative is "no credentials". */
export interface ApiSecurity {
  readonly pointer: string;
  readonly alternatives: readonly (readonly ApiCredential[])[];
}

export interface ApiCredential {
  /**
   * What a caller has to present, apart from the scheme's name in the document: `bearer in Authorization`,
   * `apiKey in cookie session`, `token of OAuth 2 clientCredentials https://…/token`. Each flow of a scheme is an
   * alternative of its own.
   */
  readonly kind: string;
  /** Where an OAuth 2 token is renewed, when the document says. */
  readonly refreshUrl?: string;
  readonly scheme: string;
  readonly scopes: readonly string[];
}

export interface ApiServer {
  /** As written. */
  readonly url: string;
  /** Every concrete URL that it stands for, in one spelling, relative ones from `/`; `{}` for a variable that may be anything. */
  readonly urls: readonly string[];
  readonly pointer: string;
  /** As written. */
  readonly variables: JsonObject;
}
