/** What the SDK calls at a server, as far as ordinary functions do. */
export interface Routes {
  /** `POST /e/{key}` */
  events(body: unknown): Promise<Response>;
  /** `POST /fn/register` */
  register(body: unknown): Promise<Response>;
  /** `POST /v1/checkpoint/{run}/async` */
  checkpoint(body: unknown): Promise<Response>;
  /** `POST /v1/signals` */
  signal(body: unknown): Promise<Response>;
  /** `DELETE /v1/runs/{id}` */
  cancel(runId: string): Promise<Response>;
}

export const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

/** A `fetch` that answers as an Inngest server would, without leaving the process. */
export function routed(routes: Routes): typeof fetch {
  return async (input, init) => {
    const { method, path, text } = await parts(input, init);
    const body = () => parsed(text);
    if (method === "POST") {
      if (path.startsWith("/v1/checkpoint/") && path.endsWith("/async")) return routes.checkpoint(body());
      if (path.startsWith("/e/")) return routes.events(body());
      if (path === "/fn/register") return routes.register(body());
      if (path === "/v1/signals") return routes.signal(body());
    }
    const run = /^\/v1\/runs\/([^/]+)$/.exec(path)?.[1];
    if (method === "DELETE" && run !== undefined) return routes.cancel(decodeURIComponent(run));
    return json(404, { status: 404, error: `The embedded workflow runtime has no ${method} ${path}.` });
  };
}

async function parts(input: Parameters<typeof fetch>[0], init: Parameters<typeof fetch>[1]) {
  const request = typeof input === "string" || input instanceof URL ? undefined : input;
  const path = new URL(request?.url ?? String(input)).pathname;
  const body = init?.body ?? (request === undefined ? undefined : await request.text());
  return {
    method: (init?.method ?? request?.method ?? "GET").toUpperCase(),
    path,
    text: typeof body === "string" ? body : "",
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
