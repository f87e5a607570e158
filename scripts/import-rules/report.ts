import type { BrokenRule } from "./cruise.ts";

/** The findings as a person reads them: the chain first, then the rule and the way out. */
export function describe({ rule, chain }: BrokenRule): string {
  const [first = "", ...rest] = chain;
  const arrows = rest.map((name, depth) => `${"   ".repeat(depth + 1)}→ ${name}`);
  return [
    `error ${rule.name}`,
    ...[first, ...arrows].map((line) => `  ${line}`),
    `  ${rule.comment}`,
    `  Fix: ${rule.fix}`,
  ].join("\n");
}
