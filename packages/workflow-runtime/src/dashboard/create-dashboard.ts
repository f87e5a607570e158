import { problemResponse } from "../sse/problem.ts";
import { act } from "./act.ts";
import { refusal } from "./answers.ts";
import { listRuns } from "./list-runs.ts";
import { loadPage } from "./page.ts";
import { showRun, showValue, streamRun } from "./show-run.ts";
import type { DashboardOptions, Visit } from "./types.ts";

export type { DashboardGrant, DashboardOptions, StackStore } from "./types.ts";

type Answer = (visit: Visit, ...parts: string[]) => Response | Promise<Response>;

/** The page's data and actions. Parts of a path come decoded. */
const routes: readonly (readonly [method: "GET" | "POST", path: RegExp, answer: Answer])[] = [
  ["GET", /^\/api\/runs$/, listRuns],
  ["GET", /^\/api\/runs\/([^/]+)$/, (visit, id = "") => showRun(visit, id)],
  ["GET", /^\/api\/runs\/([^/]+)\/events$/, (visit, id = "") => streamRun(visit, id)],
  ["GET", /^\/api\/runs\/([^/]+)\/values\/([^/]+)$/, (visit, id = "", name = "") => showValue(visit, id, name)],
  ["POST", /^\/api\/runs\/([^/]+)\/(cancel|retry)$/, (visit, id = "", action = "") => act(visit, id, action)],
];

/**
 * Makes the dashboard: a page with every run, its timeline, and buttons for who may press them. Answers all requests
 * below `basePath`, 404 to others. Rejects with what broke in the store.
 */
export function createDashboard(options: DashboardOptions): (request: Request) => Promise<Response> {
  const { runtime } = options;
  const basePath = options.basePath.replace(/\/+$/, "");
  const page = loadPage(basePath);
  const route = (visit: Visit, path: string) => {
    const { request } = visit;
    const asset = /^\/assets\/([\w.-]+)$/.exec(path);
    const get = request.method === "GET" || request.method === "HEAD";
    if (get && /^\/?$|^\/runs\/[^/]+$/.test(path)) return page.html();
    if (get && asset) return page.asset(asset[1] ?? "", request) ?? nothingHere();
    const found = routes.filter(([, pattern]) => pattern.test(path));
    const [, pattern, answer] = found.find(([method]) => (method === "GET" ? get : method === request.method)) ?? [];
    if (pattern && answer) return answer(visit, ...(pattern.exec(path) ?? []).slice(1).map(decodeURIComponent));
    return found.length > 0 ? notAllowed(found.map(([method]) => method)) : nothingHere();
  };
  return async (request) => {
    const url = new URL(request.url);
    const inside = url.pathname === basePath || url.pathname.startsWith(`${basePath}/`);
    if (!inside || !isDecodable(url.pathname)) return nothingHere();
    const grant = await options.authorize(request);
    if (!grant) return problemResponse(401, "UNAUTHORIZED", { title: "Sign in to see the workflows" });
    if (!grant.mayRead) return problemResponse(403, "FORBIDDEN", { title: "You may not see the workflows" });
    try {
      return await route({ request, url, runtime, grant }, url.pathname.slice(basePath.length));
    } catch (error) {
      return refusal(error);
    }
  };
}

function nothingHere(): Response {
  return problemResponse(404, "NOT_FOUND", { title: "There is nothing at this address" });
}

function notAllowed(methods: readonly string[]): Response {
  const answer = problemResponse(405, "METHOD_NOT_ALLOWED", { title: `This address takes ${methods.join(", ")} only` });
  answer.headers.set("allow", methods.join(", "));
  return answer;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
