import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { getCookie } from "hono/cookie";
import type { Composition } from "../composition.ts";
import type { HostConfig } from "../config/host-config.ts";
import type { HostApp, HostEnv } from "../host-env.ts";
import { contentSecurityPolicy } from "../security/content-security-policy.ts";
import { loadConsoleAssets } from "./console-assets.ts";
import { readTheme, renderFrame } from "./frame.ts";
import { visibleSurfaces } from "./visible-surfaces.ts";

const own = ["'self'"];
const policy = contentSecurityPolicy({ script: own, style: own, connect: own, img: own });
const defaultCache = fileURLToPath(new URL("../../node_modules/.cache/console/", import.meta.url));

/** The console page at `/` and what it loads below `/assets/`. Bundles first; rejects with a `BundleError`. */
export async function shellRoutes(
  { web, surfaces }: Pick<Composition, "web" | "surfaces">,
  config: Pick<HostConfig, "documentsFolder" | "demoUser" | "tokens">,
  { cacheFolder = defaultCache }: { readonly cacheFolder?: string } = {},
): Promise<HostApp> {
  const assets = await loadConsoleAssets(web, cacheFolder);
  const visibleTo = visibleSurfaces(surfaces, config.documentsFolder);
  const plugins = web.map(({ manifest }) => ({ manifest, module: assets.modules[manifest.name]?.[0] ?? "" }));
  const app = new Hono<HostEnv>();

  app.get("/", (context) => {
    const person = context.get("principal");
    const visible = visibleTo(person);
    context.header("content-security-policy", policy);
    context.header("cache-control", "no-store");
    return context.html(
      renderFrame({
        assets,
        surfaces: visible,
        theme: readTheme(getCookie(context, "theme")),
        takesTokens: config.tokens !== undefined,
        data: {
          session: { person, demo: config.demoUser !== undefined },
          capabilities: person ? visible.map(({ name, mount }) => ({ name, mount })) : [],
          plugins: person ? plugins : [],
        },
      }),
    );
  });
  app.get(
    "/assets/:name",
    (context) => assets.files.get(context.req.path)?.answer(context.req.raw) ?? context.notFound(),
  );
  return app;
}
