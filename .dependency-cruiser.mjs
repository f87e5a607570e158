// For `depcruise` on the command line (graphs, `--info`); `pnpm lint:imports` reads the same rules.
import { cruiseOptions, importRules } from "./scripts/import-rules/cruise.ts";

export default {
  forbidden: [...importRules.values()].map(({ fix, ...rule }) => ({ ...rule, comment: `${rule.comment} ${fix}` })),
  options: cruiseOptions,
};
