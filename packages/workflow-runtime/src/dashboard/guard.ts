import { problemResponse } from "../sse/problem.ts";

/** The header that the page sends with every action; no other origin can send it without asking first. */
export const actionHeader = "x-workflow-dashboard";

/**
 * Refuses actions that another site's page may have made somebody's browser send. The browser itself says where a
 * request comes from; older ones name the origin only, and what names neither is no page.
 */
export function refuseForeign(request: Request, url: URL): Response | undefined {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  // Behind a proxy that ends TLS the scheme differs, the host does not.
  const ours = origin !== null && hostOf(origin) === (request.headers.get("host") ?? url.host);
  const proven = site === null ? ours : site === "same-origin";
  if (proven && (origin === null || ours) && request.headers.has(actionHeader)) return undefined;
  return problemResponse(403, "FOREIGN_REQUEST", {
    title: "Actions are taken from the dashboard's own page only",
    detail: `Send it from the same origin, with the header ${actionHeader}.`,
  });
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
