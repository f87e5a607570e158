import type { Composition } from "./composition.ts";
import type { Assembly } from "./host-assembly.ts";
import type { HostApp } from "./host-env.ts";
import type { HostParts } from "./host-parts.ts";
import { bodies } from "./limits/bodies.ts";
import { requestScope } from "./limits/request-scope.ts";
import { writeRate } from "./limits/write-rate.ts";
import { observedRequests } from "./observability/observed-requests.ts";
import { requestIds } from "./observability/request-id.ts";
import { healthRoutes } from "./pages/health.ts";
import { ingressPath } from "./pages/ingress.ts";
import { crossSiteGuard } from "./principal/cross-site-guard.ts";
import { principals } from "./principal/principals.ts";
import { crossOrigin } from "./security/cross-origin.ts";
import { hostNames } from "./security/host-names.ts";
import { responseHeaders } from "./security/response-headers.ts";
import { conformance } from "./surfaces/conformance/middleware.ts";

/** What every request passes, in this order; health is asked by machines that know no name and have no credentials. */
export function installMiddleware(app: HostApp, { composition, config, parts, surfaces }: Assembly): void {
  const { inFlight, log, metrics, now, readToken, sessions } = parts;
  const isIngress = (path: string) => path === ingressPath;
  const isAsset = (path: string) => path.startsWith("/assets/") || path.startsWith("/reference/assets/");
  const isApi = (path: string) => composition.surfaces.some(({ mount }) => path.startsWith(`${mount}/`));
  app.use(requestIds(log));
  app.use(observedRequests(metrics, config));
  app.use(responseHeaders(config, () => parts.state === "stopping"));
  if (config.corsOrigins.length > 0) app.use("/api/*", crossOrigin(config));
  app.use(requestScope({ config, inFlight, now, unhurried: isIngress }));
  app.route("/", healthRoutes({ state: () => parts.state, checks: checksOf(composition, parts) }));
  app.use(hostNames(config, (path) => isIngress(path) || path === "/metrics"));
  const mismatches = metrics.counter("host_contract_mismatches_total", "What went another way than documents say.");
  const onMismatch = ({ operationId }: { readonly operationId: string }) => mismatches.add({ operation: operationId });
  // What follows refuses in the documents' terms, and is held against them too.
  app.use(conformance(surfaces, { rate: config.conformanceRate, onMismatch }));
  app.use(principals({ config, sessions, impersonal: isAsset, ...(readToken && { readToken }) }));
  app.use(crossSiteGuard(config));
  app.use(writeRate({ config, now, exempt: isIngress }));
  app.use(bodies({ bodyBytes: config.limits.bodyBytes, isApi, isIngress }));
}

/** What has to answer before requests are welcome: the host's own file, the engine's, and what the composition names. */
function checksOf({ runtime, checks }: Composition, { sessions }: HostParts): Readonly<Record<string, () => unknown>> {
  return { "host.db": sessions.check, runtime: () => runtime.store.list({ limit: 1 }), ...checks };
}
