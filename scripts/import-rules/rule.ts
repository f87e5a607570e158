import type { IForbiddenRuleType } from "dependency-cruiser";

/** A forbidden rule with what the report says about it. */
export type ImportRule = IForbiddenRuleType & {
  readonly name: string;
  readonly severity: "error";
  /** The rule, one sentence, and why it is one. */
  readonly comment: string;
  /** What to do instead, in the imperative. */
  readonly fix: string;
};

/** `.test.ts` and `.test-d.ts` files, folders of test support, and fixtures. */
export const tests = "\\.test(-d)?\\.ts$|/(tests|testing|fixtures)/|/test-[^/]+\\.ts$";

/** Matches when no alternative of `allowed` does. */
export function nothingBut(...allowed: readonly string[]): string {
  return `^(?!(?:${allowed.join("|")}))`;
}

/** The npm package, wherever the package manager has put it. */
export function npm(...names: readonly string[]): string {
  return `.*node_modules/(?:${names.join("|")})/`;
}

/** Node's own modules, as dependency-cruiser names them. */
export const builtIn = "(?:node:)?[a-z0-9_/]+$";
