import type { Schema } from "@rawr/schema-containment";

/** Two schemas by what they do. */
export interface Between {
  readonly sender: Schema;
  readonly receiver: Schema;
  readonly isLarge?: boolean;
}
