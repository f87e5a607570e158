import type { Traits } from "./traits.ts";

/** An operation's string, taken apart once. */
export interface Plan extends Traits {
  /** `GET /runs/{runId}`. */
  readonly operation: string;
  readonly method: string;
  /** Text, and for each parameter `?` where the query begins, its name and its suffix: `["/runs/", "", "runId", "", ""]`. */
  readonly steps: readonly string[];
  /** `undefined` no body, `>` what no parameter takes, `>?` the same if any, `>key` one key. */
  readonly content: string | undefined;
  readonly redirect: "manual";
}

/** Takes an operation's string apart. */
export function planOf(spec: string, traits?: Traits): Plan {
  const [method, path, content] = spec.split(" ") as [string, string, string?];
  return {
    ...traits,
    operation: operationOf(spec),
    method,
    steps: path.split(/[{,](\??)([^{,}*]+)(\*?)}?/),
    content,
    // `fetch` would send an API key on to whatever server a redirect names.
    redirect: "manual",
  };
}

/** What errors call an operation: `GET /runs/{runId}`. */
export function operationOf(spec: string): string {
  return spec.split(/{[?^&]| >/)[0] as string;
}
