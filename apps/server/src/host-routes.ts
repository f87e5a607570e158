import type { Assembly } from "./host-assembly.ts";
import type { HostApp } from "./host-env.ts";
import { metricsRoutes } from "./observability/metrics-routes.ts";
import { dashboardRoutes } from "./pages/dashboard.ts";
import { ingressRoutes } from "./pages/ingress.ts";
import { referenceRoutes } from "./pages/reference/routes.ts";
import { sessionRoutes } from "./principal/session-routes.ts";
import { shellRoutes } from "./shell/shell-routes.ts";
import { documentRoutes } from "./surfaces/document-routes.ts";
import { surfaceRoutes } from "./surfaces/surface-routes.ts";

/** Everything that a host answers. */
export async function installRoutes(app: HostApp, { composition, config, parts, surfaces }: Assembly): Promise<void> {
  const { inFlight, metrics, sessions } = parts;
  app.route("/", sessionRoutes({ config, sessions, inFlight }));
  app.route("/", metricsRoutes(metrics, config));
  app.route("/", surfaceRoutes(surfaces));
  app.route("/", documentRoutes(surfaces));
  app.route("/", referenceRoutes(surfaces));
  app.route("/", dashboardRoutes(composition.runtime));
  app.route("/", ingressRoutes(composition.runtime));
  // Without micro-frontends there is no page, and nothing has to be bundled.
  if (composition.web.length > 0) app.route("/", await shellRoutes(composition, config));
}
