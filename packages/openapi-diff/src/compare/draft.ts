import type { Proof, Reason } from "@rawr/schema-containment";
import type { ApiOperation } from "../model.ts";
import type { Direction } from "../schema-question.ts";
import type { Edit, FindingClass, Witness } from "../types.ts";
import type { Place } from "./place.ts";

/** A finding of one operation, before the same edit's findings of all operations are merged. */
export interface Draft {
  readonly code: string;
  readonly class: FindingClass;
  readonly message: string;
  readonly place: Place;
  readonly edit: Edit;
  /** What the fingerprint is made of where the edit shows less. */
  readonly whole?: { readonly before?: unknown; readonly after?: unknown };
  /** Where the same edit is judged once for each direction. */
  readonly direction?: Direction;
  readonly pointers: { readonly old?: string | undefined; readonly next?: string | undefined };
  readonly witness?: Witness | undefined;
  readonly reason?: Reason | undefined;
  readonly proof?: Proof | undefined;
  readonly grows: boolean;
  /** In the old document, or in the new one when it is new. */
  readonly operation: ApiOperation | undefined;
}
