import { findBrokenRules } from "../import-rules/cruise.ts";
import { describe } from "../import-rules/report.ts";
import { checkBundles } from "./bundle.ts";
import { describeBreach, inOrder } from "./guard.ts";
import { checkIngressPath } from "./ingress-path.ts";
import { checkMounts } from "./mounts.ts";
import { checkPayloadShapes } from "./payload-shapes.ts";

/** What breaks a rule about imports, or a guard, as texts for people. */
export interface Findings {
  readonly broken: readonly string[];
  readonly modules: number;
}

/** Everything that `lint:imports` looks at. */
export async function checkWorkspace(root: string): Promise<Findings> {
  const { broken, modules, reachedByBrowsers } = await findBrokenRules(root);
  const breaches = [
    ...checkIngressPath(root, reachedByBrowsers),
    ...(await checkPayloadShapes(root)),
    ...checkMounts(root),
    ...(await checkBundles(root)),
  ];
  return { broken: [...broken.map(describe), ...inOrder(breaches).map(describeBreach)], modules };
}
