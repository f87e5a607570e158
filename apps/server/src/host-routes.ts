import type { HostApp } from "./host-env.ts";
import type { Assembly } from "./host-middleware.ts";
import { metricsRoutes } from "./observability/metrics-routes.ts";
import { dashboardRoutes } from "./pages/dashboard.ts";
import { ingressRoutes } from "./pages/ingress.ts";
import { sessionRoutes } from "./principal/session-routes.ts";
import { shellRoutes } from "./shell/shell-routes.ts";
import { conformance } from "./surfaces/conformance/middleware.ts";
import { documentRoutes } from "./surfaces/document-routes.ts";
import { loadSurfaces } from "./surfaces/load-surfaces.ts";
import { surfaceRoutes } from "./surfaces/surface-routes.ts";

/** Everything that a host answers. */
export async function installRoutes(app: HostApp, { composition, config, parts }: Assembly): Promise<void> {
  const { inFlight, metrics, sessions } = parts;
  const surfaces = await loadSurfaces(composition.surfaces, config.documentsFolder);
  app.route("/", sessionRoutes({ config, sessions, inFlight }));
  app.route("/", metricsRoutes(metrics, config));
  const mismatches = metrics.counter("host_contract_mismatches_total", "What went another way than documents say.");
  const onMismatch = ({ operationId }: { readonly operationId: string }) => mismatches.add({ operation: operationId });
  app.use(conformance(surfaces, { rate: config.conformanceRate, onMismatch }));
  app.route("/", surfaceRoutes(surfaces));
  app.route("/", documentRoutes(surfaces));
  app.route("/", dashboardRoutes(composition.runtime));
  app.route("/", ingressRoutes(composition.runtime));
  // Without micro-frontends there is no page, and nothing has to be bundled.
  if (composition.web.length > 0) app.route("/", await shellRoutes(composition, config));
}
