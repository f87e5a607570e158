import type { TSchema } from "typebox";
import type { InferInput, InferOutput } from "../standard-schema/infer.ts";
import { type TypeBoxSchema, typeBoxStandardSchema } from "../standard-schema/type-box-schema.ts";
import type { Audience } from "./operation-meta.ts";

/** What an error of a contract says of itself. */
export interface ProblemDefinition {
  /** HTTP status, 400 to 599. */
  readonly status: number;
  /** Short, for people, the same at every occurrence (RFC 9457, 3.1.3). */
  readonly title: string;
  /** Default text about one occurrence; whoever throws the error may give another. Default: none. */
  readonly detail?: string;
  /** Schema of the member `data`. Default: there is none. */
  readonly data?: TSchema;
  /** Widest circle that may see it. Default: that of the operation. */
  readonly audience?: Audience;
  /** Problem type, a URI reference. Default: `urn:problem:<code in kebab case>`. */
  readonly type?: string;
}

/** A member of an oRPC error map that is served as an RFC 9457 problem. */
export interface ProblemItem {
  readonly status: number;
  readonly message: string;
  readonly title: string;
  readonly type?: string;
  readonly "x-audience"?: Audience;
}

/** A {@link ProblemItem} whose errors carry data. */
export interface ProblemItemWithData<Input, Output> extends ProblemItem {
  readonly data: TypeBoxSchema<Input, Output>;
}

/** Declares an error: `oc.errors({ RUN_NOT_FOUND: problem({ status: 404, title: "Run not found" }) })`. */
export function problem<Data extends TSchema>(
  definition: ProblemDefinition & { readonly data: Data },
): ProblemItemWithData<InferInput<Data>, InferOutput<Data>>;
export function problem(definition: ProblemDefinition): ProblemItem;
export function problem(definition: ProblemDefinition): ProblemItem {
  const { status, title, detail, data, audience, type } = definition;
  return {
    status,
    message: detail ?? title,
    title,
    ...(type !== undefined && { type }),
    ...(audience !== undefined && { "x-audience": audience }),
    ...(data !== undefined && { data: typeBoxStandardSchema(data) }),
  };
}

/** The audience that an error names; undefined when it names none, and for errors of plain oRPC. */
export function audienceOf(item: unknown): Audience | undefined {
  const audience = (Object(item) as { "x-audience"?: unknown })["x-audience"];
  return audience === "internal" || audience === "partner" || audience === "public" ? audience : undefined;
}
