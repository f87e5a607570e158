import { judgeClients } from "./reaches.ts";
import type { ClientResult } from "./results.ts";

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
