import { type Context, Hono } from "hono";
import type { HostApp, HostEnv } from "../host-env.ts";
import { revalidated } from "../pages/revalidation.ts";
import { problemResponse } from "../problems/problem.ts";
import type { LoadedSurface, LoadedSurfaces } from "./loaded-surface.ts";
import { documentFor, type PublishedDocument } from "./published-documents.ts";

/** Answers depend on who asks, and are asked for again each time. */
const perCaller = { "cache-control": "private, no-cache", vary: "authorization, cookie" };

/**
 * `/openapi/<surface>/v<major>.json`: the document of the caller's audience, and `/openapi`: which there are. Who may see
 * none is told that there is none.
 */
export function documentRoutes(surfaces: LoadedSurfaces): HostApp {
  const app = new Hono<HostEnv>();
  app.get("/openapi", (context) => {
    const documents = visibleDocuments(surfaces, context).map(entryOf);
    return context.json({ documents }, 200, perCaller);
  });
  app.get("/openapi/:surface/:file", (context) => {
    const { surface, file } = context.req.param();
    const [, major] = /^v(\d+)\.json$/.exec(file) ?? [];
    const visible = visibleDocuments(surfaces, context);
    const found = visible.find(({ loaded }) => isNamed(loaded, surface, major));
    if (!found) return problemResponse(context, { status: 404, code: "NOT_FOUND", headers: perCaller });
    const { text, etag } = found.published;
    const headers = { ...perCaller, "content-type": "application/json" };
    return revalidated(context.req.raw, { body: text, etag, headers });
  });
  return app;
}

/** A surface, and of its documents the one that a caller may see. */
export interface VisibleDocument {
  readonly loaded: LoadedSurface;
  readonly published: PublishedDocument;
}

/** What there is for the caller of a request; closed to who is not known, but for public documents. */
export function visibleDocuments(surfaces: LoadedSurfaces, context: Context<HostEnv>): VisibleDocument[] {
  return surfaces.flatMap((loaded) => {
    const published = documentFor(loaded.documents, context.get("principal"));
    return published ? [{ loaded, published }] : [];
  });
}

/** Whether `v<major>` of a path means this surface. */
export function isNamed({ surface }: LoadedSurface, name: string, major: string | undefined): boolean {
  return surface.name === name && String(surface.major) === major;
}

function entryOf({ loaded: { surface }, published: { audience, document } }: VisibleDocument) {
  const { title, version } = document.info;
  const place = `${surface.name}/v${surface.major}`;
  return { title, version, audience, document: `/openapi/${place}.json`, reference: `/reference/${place}` };
}
