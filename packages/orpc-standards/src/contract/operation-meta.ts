/** Who may see an operation, property, enum value or error, from the narrowest circle to the widest. */
export type Audience = "internal" | "partner" | "public";

/** What a workflow's caller does with an operation. */
export type WorkflowRole = "trigger" | "status" | "timeline" | "events" | "cancel" | "list";

/** OpenAPI 3.1 Link Object, from this operation's response to another operation. */
export interface OperationLink {
  /** Key of the operation in the same contract, or its operationId. */
  readonly operation: string;
  /** Parameter name → runtime expression, `$response.body#/runId`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** CommonMark. */
  readonly description?: string;
}

/** Where a list operation keeps its cursor and its items. */
export interface Pagination {
  /** Name of the query parameter that takes the cursor. */
  readonly cursor: string;
  /** Property of the response that holds the items. */
  readonly items: string;
  /** Property of the response that holds the next cursor. */
  readonly next: string;
}

/** What an operation says about itself beyond its route and schemas. Everything is optional. */
export interface OperationMeta {
  /** Widest circle that may see it. Default: `internal`. */
  readonly audience?: Audience;
  /** OAuth scopes that a caller needs. Default: none. */
  readonly scopes?: readonly string[];
  /** OpenAPI 3.1 Security Requirement Objects. Default: those of the surface. */
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly workflow?: WorkflowRole;
  /** Links of the success response, by name. */
  readonly links?: Readonly<Record<string, OperationLink>>;
  readonly pagination?: Pagination;
  /** Whether repeating the request has the effect of sending it once. Default: what HTTP says of the method. */
  readonly idempotent?: boolean;
  /** RFC 3339 date after which it may stop working (RFC 8594). */
  readonly sunset?: string;
  readonly examples?: { readonly request?: unknown; readonly response?: unknown };
}
