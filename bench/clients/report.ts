import { judgeClients } from "./reaches.ts";
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

/** The results as a Markdown table. */
export function renderClients(results: readonly ClientResult[]): string {
  const rows = results.map(({ name, versions, first, perOperation, types, generationSeconds, callRatio }) =>
    [
      `**${name}** (${versions.join(", ")})`,
      first.gzip.toLocaleString("en"),
      perOperation?.toFixed(1) ?? "–",
      callRatio?.toFixed(2) ?? "–",
      types.errors > 0 ? `${types.errors} errors` : types.instantiations.toLocaleString("en"),
      types.seconds.toFixed(2),
      (types.memory / 2 ** 20).toFixed(0),
      generationSeconds?.toFixed(1) ?? "–",
    ].join(" | "),
  );
  const reaches = judgeClients(results).map(
    ({ name, limit, found, held }) => `| ${held ? "✓" : "✗"} | ${name} | ${found} | ${limit} |`,
  );
  return [
    "| client | first operation, bytes gz | each further, bytes gz | call ÷ bare fetch | type instantiations | check s | check MiB | generate 1,000, s |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...rows.map((row) => `| ${row} |`),
    "",
    "| | what | found | limit |",
    "| --- | --- | ---: | ---: |",
    ...reaches,
  ].join("\n");
}
