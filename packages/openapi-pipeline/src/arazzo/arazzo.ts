import type { JsonSchema } from "@rawr/openapi-document";

/** The parts of an Arazzo 1.0.1 description that we write. */
export interface ArazzoDocument {
  readonly arazzo: "1.0.1";
  readonly info: {
    readonly title: string;
    readonly summary: string;
    readonly description: string;
    readonly version: string;
  };
  readonly sourceDescriptions: readonly { readonly name: string; readonly url: string; readonly type: "openapi" }[];
  readonly workflows: readonly Workflow[];
}

/** Arazzo 1.0.1, Workflow Object. */
export interface Workflow {
  readonly workflowId: string;
  readonly summary?: string;
  readonly description: string;
  readonly inputs?: JsonSchema;
  /** Of every step. */
  readonly parameters?: readonly Parameter[];
  readonly steps: readonly Step[];
  readonly outputs?: Readonly<Record<string, string>>;
}

/** Arazzo 1.0.1, Parameter Object. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  /** A runtime expression, or text with `{expressions}`. */
  readonly value: string;
}

/** Arazzo 1.0.1, Step Object. */
export interface Step {
  readonly stepId: string;
  readonly description: string;
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly contentType: string; readonly payload: unknown };
  readonly successCriteria: readonly Criterion[];
  readonly onFailure?: readonly Retry[];
  readonly outputs?: Readonly<Record<string, string>>;
}

/** Arazzo 1.0.1, Criterion Object. */
export interface Criterion {
  readonly context?: string;
  readonly condition: string;
  readonly type?: "regex";
}

/** Arazzo 1.0.1, Failure Action Object of the type `retry`. */
export interface Retry {
  readonly name: string;
  readonly type: "retry";
  /** Seconds; a `Retry-After` of the answer goes first (section 4.6.8). */
  readonly retryAfter: number;
  readonly retryLimit: number;
  readonly criteria: readonly Criterion[];
}
