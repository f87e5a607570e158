/** Handed to a worker when it starts. */
export interface WorkerSettings {
  /** Folder of Node's module compile cache, when the main thread uses one. */
  readonly codeCache: string | undefined;
}

/** What the main thread asks of a worker. */
export type WorkerRequest =
  | { readonly kind: "warm"; readonly module: string }
  | { readonly kind: "run"; readonly module: string; readonly exportName: string; readonly input: unknown };

/** What a worker answers, one reply for each request, in order; and what its tools print meanwhile. */
export type WorkerReply =
  | { readonly kind: "said"; readonly text: string }
  | { readonly kind: "warmed" }
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "error"; readonly error: unknown };
