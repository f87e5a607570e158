import { Hono } from "hono";
import type { HostApp, HostEnv } from "../../host-env.ts";
import { problemResponse } from "../../problems/problem.ts";
import { isNamed, type VisibleDocument, visibleDocuments } from "../../surfaces/document-routes.ts";
import type { LoadedSurfaces } from "../../surfaces/loaded-surface.ts";
import { revalidated } from "../revalidation.ts";
import { pageStyle, referencePolicy } from "./policy.ts";
import { loadViewer, type Viewer } from "./viewer.ts";

/** `/reference/<surface>/v<major>`: the document of the caller's audience as a page, by a viewer that this host serves. */
export function referenceRoutes(surfaces: LoadedSurfaces): HostApp {
  const app = new Hono<HostEnv>();
  // A megabyte that a host nobody reads does without.
  let loaded: Viewer | undefined;
  const viewer = () => {
    loaded ??= loadViewer();
    return loaded;
  };
  app.get("/reference/assets/:file", (context) => {
    if (context.req.path !== viewer().path) return problemResponse(context, { status: 404, code: "NOT_FOUND" });
    const script = viewer().script(context.req.header("accept-encoding") ?? "");
    return revalidated(context.req.raw, script);
  });
  app.get("/reference/:surface/:version", (context) => {
    const { surface, version } = context.req.param();
    const [, major] = /^v(\d+)$/.exec(version) ?? [];
    const visible = visibleDocuments(surfaces, context);
    const found = visible.find(({ loaded }) => isNamed(loaded, surface, major));
    const headers = { "cache-control": "private, no-cache", vary: "authorization, cookie" };
    if (!found) return problemResponse(context, { status: 404, code: "NOT_FOUND", headers });
    return context.html(pageOf(found, viewer().path), 200, { ...headers, "content-security-policy": referencePolicy });
  });
  return app;
}

function pageOf({ loaded: { surface }, published: { document } }: VisibleDocument, script: string): string {
  const title = escapeHtml(document.info.title);
  const url = escapeHtml(`/openapi/${surface.name}/v${surface.major}.json`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${pageStyle}</style>
<script type="module" src="${script}"></script>
</head>
<body>
<redoc spec-url="${url}" disable-telemetry="true" show-page-actions="false"></redoc>
<noscript>This page needs JavaScript; the document itself is at <a href="${url}">${url}</a>.</noscript>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
