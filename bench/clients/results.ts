import type { Weight } from "./size.ts";
import type { TypeCost } from "./types.ts";

/** What one way of calling an API costs its user. */
export interface ClientResult {
  readonly name: string;
  /** `name version` of each package. */
  readonly versions: readonly string[];
  /** A consumer of one operation: typed error, bearer token, path and query parameters, JSON body. */
  readonly first: Weight;
  /** Gzipped bytes for each further operation; absent where operations are no functions of their own. */
  readonly perOperation: number | undefined;
  /** A consumer of 20 of 1,000 operations. */
  readonly types: TypeCost;
  /** Of 1,000 operations, with the generator's start; absent where nothing is generated. */
  readonly generationSeconds: number | undefined;
  /** Time per call as a multiple of bare `fetch` over an in-process stub. */
  readonly callRatio: number | undefined;
}
