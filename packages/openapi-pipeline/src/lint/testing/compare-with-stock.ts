import type { LintFinding, LintInput } from "../finding.ts";
import { type Linter, lintDocument } from "../lint-document.ts";
import { stockLinters } from "./stock-linters.ts";

/** One linter on one document: the stock tool beside ours. */
export interface StockComparison {
  readonly linter: Linter;
  readonly findings: number;
  /** Same rules, places, severities and texts. */
  readonly same: boolean;
  readonly stockMilliseconds: number;
  readonly milliseconds: number;
}

/**
 * Runs both linters as their manuals show and as the pipeline does, one after the other, and compares the findings.
 * On a document of 13 MB the stock tools take most of a minute: for a benchmark, not for the test suite.
 */
export async function compareWithStock(input: LintInput): Promise<StockComparison[]> {
  const comparisons: StockComparison[] = [];
  for (const linter of ["redocly", "spectral"] as const) {
    // Imports are not what is compared.
    await lintDocument({ ...input, text: '{"openapi":"3.1.0"}' }, [linter]);
    const ours = await timed(() => lintDocument(input, [linter]));
    const stock = await timed(() => stockLinters[linter](input));
    comparisons.push({
      linter,
      findings: ours.value.length,
      same: String(lines(ours.value)) === String(lines(stock.value)),
      stockMilliseconds: stock.milliseconds,
      milliseconds: ours.milliseconds,
    });
  }
  return comparisons;
}

async function timed<Value>(run: () => Promise<Value>): Promise<{ value: Value; milliseconds: number }> {
  const start = performance.now();
  const value = await run();
  return { value, milliseconds: performance.now() - start };
}

/** Of our own rules the text is made of parameters, which the stock run does not carry. */
function lines(findings: readonly LintFinding[]): string[] {
  const all = findings.map(({ code, severity, pointer, message }) => `${code} ${severity} ${pointer} ${message}`);
  return [...new Set(all)].sort();
}
