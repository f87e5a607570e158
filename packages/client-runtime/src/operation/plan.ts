import type { Decode, Encode, Styles, Traits } from "./traits.ts";

/** What a document says of an operation. */
export interface Plan extends Traits {
  /** `GET /runs/{runId}`. */
  readonly operation: string;
  readonly method: string;
  /** Text, and for each parameter `?` where the query begins, its name and its suffix: `["/runs/", "", "runId", "", ""]`. */
  readonly steps: readonly string[];
  readonly redirect: "manual";
  readonly accept: string;
  readonly styles: Styles;
  readonly encode: Encode;
  decode: Decode;
}

/** What errors call an operation: `GET /runs/{runId}`. */
export function operationOf(spec: string): string {
  return spec.split(/{[?^&]| >/)[0] as string;
}
