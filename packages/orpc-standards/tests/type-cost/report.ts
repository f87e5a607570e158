import { contractFiles, type Shape } from "./contract-source.ts";
import { measure } from "./measure.ts";

/** Prints what a contract costs the type checker, by the way it is written: `node tests/type-cost/report.ts [operations]`. */
const operations = Number(process.argv[2] ?? 1000);
const shapes: readonly Shape[] = ["namespace-per-file", "literal-per-file", "one-literal"];
console.log(`${operations} operations`);
for (const shape of shapes) {
  const cost = measure(contractFiles(operations, shape));
  const codes = [...new Set(cost.output.match(/TS\d{4,5}/g) ?? [])].join(" ") || "none";
  console.log(
    `${shape.padEnd(20)} ${cost.total.toFixed(2)} s  ${cost.instantiations} instantiations  errors: ${codes}`,
  );
}
