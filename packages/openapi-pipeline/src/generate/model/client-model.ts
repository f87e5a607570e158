import type { JsonSchema, OpenApiDocument } from "@rawr/openapi-document";
import type { OperationEntry } from "../operations.ts";

/**
 * The analysed document: what every target of a client package generates from. Plain data, made once by `buildModel`.
 * All names in it are safe, distinct identifiers; all text of the document in it is still raw.
 */
export interface ClientModel {
  /** The document of the package's audience. */
  readonly document: OpenApiDocument;
  /** Every usable operation, in the document's order. */
  readonly operations: readonly ClientOperation[];
  /** The grouped client's groups, in the order of their first operation. */
  readonly groups: readonly ClientGroup[];
  /** The runs that can be followed. */
  readonly runs: readonly RunModel[];
  readonly names: ClientNames;
  /** Component name of the document → the type that stands for it. */
  readonly components: ReadonlyMap<string, ComponentTypes>;
  /** Types of `types.gen.ts` that are no component: inputs, bodies without a name. */
  readonly declarations: readonly TypeDeclaration[];
}

/** A type that is made from a schema, whose references lead into the document. */
export interface TypeDeclaration {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly side: Side;
}

/** Whether a server sends it or a caller. */
export type Side = "output" | "input";

/** Modules of a generated package, relative to its `src/`. */
export const modules = {
  types: "./types.gen.ts",
  operations: "./operations.gen.ts",
  client: "./client.gen.ts",
  index: "./index.ts",
} as const;

/** What the grouped client is called. */
export interface ClientNames {
  /** `WorkflowsClient`. */
  readonly client: string;
  /** `createWorkflowsClient`. */
  readonly create: string;
}

/** Types of `types.gen.ts` for one component schema. */
export interface ComponentTypes {
  /** As a server sends it: enums open, no write-only properties. */
  readonly output: string;
  /** As a caller sends it: enums closed, no read-only properties. The same name when there is no need for two. */
  readonly input: string;
  /** Whose shape the first name has: a caller's when no server sends it. */
  readonly side: Side;
}

/** A member of the grouped client, with operations below it. */
export interface ClientGroup {
  /** Property of the client, `invoicing`. */
  readonly name: string;
  /** `InvoicingClient`. */
  readonly type: string;
}

/** A TypeScript type, written over names that `types.gen.ts` exports. */
export interface TypeText {
  readonly text: string;
  /** The names of `types.gen.ts` in it. */
  readonly uses: readonly string[];
}

/** One operation and all that is known of it. */
export interface ClientOperation {
  /** `GET /runs/{runId}`. */
  readonly route: string;
  readonly id: string | undefined;
  readonly entry: OperationEntry;
  /** Exported from `operations.gen.ts`. */
  readonly functionName: string;
  /** `ClientGroup.name`; `undefined`: the operation is a member of the client itself. */
  readonly group: string | undefined;
  /** Name in the group. */
  readonly member: string;
  readonly input: InputPlan;
  readonly output: OutputPlan;
  /** Exported from `operations.gen.ts`; a union of errors. */
  readonly errorType: string;
  readonly errors: readonly ErrorPlan[];
  /** First argument of `operation` and `stream`. */
  readonly spec: string;
  /** Has parameters that only `allStyles` can write. */
  readonly allStyles: boolean;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  /** Union of the scopes of `security`, sorted. */
  readonly scopes: readonly string[];
  /** No credentials are needed, and none are sent. */
  readonly anonymous: boolean;
  /** By its method, or because the document says so. */
  readonly idempotent: boolean;
  /** Takes an `Idempotency-Key`. */
  readonly idempotencyKey: boolean;
  readonly deprecated: boolean;
  /** `x-deprecated-since`, as written. */
  readonly deprecatedSince: string | undefined;
  /** `x-sunset`, as written. */
  readonly sunset: string | undefined;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly audience: string | undefined;
  /** Of a list: how to get further pages. Already verified. */
  readonly pagination: PaginationModel | undefined;
  /** `x-workflow`. */
  readonly workflow: string | undefined;
  /** Of a trigger: where its answer says which run it started. */
  readonly trigger: TriggerModel | undefined;
}

/** Where an input goes. */
export type InputPlace = "path" | "query" | "header" | "cookie" | "body";

/** One key of the flat input. */
export interface InputField {
  /** Key of the input object. */
  readonly key: string;
  /** Name on the wire: of the parameter, or of the body's property. Empty for a whole body. */
  readonly wire: string;
  readonly place: InputPlace;
  readonly required: boolean;
  readonly schema: JsonSchema;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  /** Value of the document's `example` or `examples`. `undefined`: there is none. */
  readonly example: unknown;
}

/** How the input object becomes a request. */
export interface InputPlan {
  /** Exported from `types.gen.ts`; `undefined`: the operation takes no input. */
  readonly type: string | undefined;
  /** The whole input may be left out. */
  readonly optional: boolean;
  /** Every key, in order: path, query, header, cookie, body. `Idempotency-Key` and `Last-Event-ID` are not here. */
  readonly fields: readonly InputField[];
  readonly body: BodyPlan | undefined;
}

/** How a body is made. */
export interface BodyPlan {
  /** Its properties are keys of the input, or it is one key. */
  readonly shape: "flat" | "whole";
  /** Key of a whole body: `body`, or `requestBody` when a parameter has that name. */
  readonly key: string | undefined;
  readonly required: boolean;
  readonly encoding: "json" | "form" | "multipart" | "text" | "binary";
  readonly mediaType: string;
  readonly schema: JsonSchema;
  readonly example: unknown;
}

/** What an operation answers with. */
export interface OutputPlan {
  /** The output, or what a stream yields. `undefined`, `string` and `Blob` are possible. */
  readonly type: TypeText;
  /** Of a stream: what it returns; `undefined` for anything else. */
  readonly returns: TypeText | undefined;
  /** `json` needs a body, `optionalJson` may have one, `none` has none; `any` goes by the answer's own content type. */
  readonly decoding: "json" | "optionalJson" | "none" | "text" | "blob" | "any" | "stream";
  /** Value of the `Accept` header, where it is not what the decoding asks for by itself. */
  readonly accept: string | undefined;
  /** Documented 2xx answers, in order. */
  readonly responses: readonly ResponsePlan[];
  /** Of a stream: schema of an item, and of the return value. */
  readonly item: JsonSchema | undefined;
  readonly done: JsonSchema | undefined;
  /** Of a stream with our envelope: whether it ends by an event, or with its answer. `undefined`: nobody says. */
  readonly terminal: boolean | undefined;
}

/** One documented answer. */
export interface ResponsePlan {
  /** `200`, `2XX`, `default`. */
  readonly status: string;
  /** `undefined`: no body. */
  readonly mediaType: string | undefined;
  /** Media types that the same answer may have instead, and that are read in another way: text, or a file. */
  readonly alternatives: readonly string[];
  readonly schema: JsonSchema | undefined;
  readonly example: unknown;
}

/** One documented error body. */
export interface ErrorPlan {
  /** `404`, `4XX`, `default`; `stream` when it only comes inside an event stream. */
  readonly status: string;
  readonly type: TypeText;
  /** The constant `code` of a problem; `undefined`: the body has none, and the error is told by its status. */
  readonly code: string | undefined;
  /** Of a body without a constant `code`: it may have a `code` all the same. */
  readonly codeVaries: boolean;
  readonly mediaType: string;
  readonly schema: JsonSchema;
  readonly example: unknown;
}

/** A verified `x-pagination`. */
export interface PaginationModel {
  /** Exported from `operations.gen.ts`: `invoicingListRunsPages`. */
  readonly constant: string;
  /** Key of the input. */
  readonly cursor: string;
  /** Property of a page: an array. */
  readonly items: string;
  /** Property of a page: the next cursor. */
  readonly next: string;
  /** One item. */
  readonly item: TypeText;
}

/** A run's operations, found through the links of the triggers that start it. */
export interface RunModel {
  /** Exported from `operations.gen.ts`: `invoicingRuns`. */
  readonly constant: string;
  /** Exported from `client.gen.ts`: `InvoicingRun`, the handle's type. */
  readonly type: string;
  /** `ClientOperation.group` of its triggers. */
  readonly group: string | undefined;
  /** Member of the group that picks a run up: `run`. */
  readonly member: string;
  /** `status` is always there; the others when this audience has them. */
  readonly roles: Readonly<Partial<Record<RunRole, RunTarget>>>;
  /** Property of the completed status that holds the result: `output` or `result`; `undefined`: there is none. */
  readonly resultKey: string | undefined;
  readonly result: TypeText;
}

export type RunRole = (typeof runRoles)[number];
export const runRoles = ["status", "timeline", "events", "cancel"] as const;

/** One operation of a run. */
export interface RunTarget {
  readonly functionName: string;
  /** Key of its input that takes the run's id. */
  readonly parameter: string;
}

/** How a trigger's answer names its run. */
export interface TriggerModel {
  /** `RunModel.constant`. */
  readonly runs: string;
  /** RFC 6901 pointer into the answer, `/runId`. */
  readonly runId: string;
}
