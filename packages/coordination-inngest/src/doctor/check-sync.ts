import type { ConnectionSettings } from "../connection/settings.ts";
import type { Ask } from "./ask.ts";
import type { Registration } from "./registration.ts";
import { ok, problem, unknown, type Verdict } from "./result.ts";

interface KnownApp {
  readonly functionCount?: number;
  readonly error?: string;
}

const fix =
  "Start the server with `--sdk-url <origin>/api/inngest`, or sync the application in its dashboard; see INNGEST_SERVE_ORIGIN if it cannot reach this process.";

/** Whether the server knows the application, and as many functions of it as were attached. */
export async function checkSync(
  settings: ConnectionSettings,
  ask: Ask,
  registration: Registration | undefined,
): Promise<Verdict> {
  if (registration === undefined) {
    return unknown("The application has not been started with this run store yet.", "Start it, then ask again.");
  }
  const { appId, functions } = registration;
  const app = (await byApi(settings, ask, appId)) ?? (await byDashboard(settings, ask, appId));
  if (app === undefined) return unknown("The server does not say which applications it knows.", fix);
  if (app === "missing") return problem(`The server does not know the application ${appId}.`, fix);
  if (app.error) return problem(`The server's last sync of ${appId} failed: ${app.error}`, fix);
  if (app.functionCount !== undefined && app.functionCount !== functions.length) {
    return problem(
      `The server knows ${app.functionCount} functions of ${appId}; ${functions.length} are attached.`,
      fix,
    );
  }
  return ok(`The server knows ${appId} and its ${functions.length} functions.`);
}

type Found = KnownApp | "missing" | undefined;

/** `GET /v2/apps/{id}` of newer servers. */
async function byApi({ apiUrl }: ConnectionSettings, ask: Ask, appId: string): Promise<Found> {
  const answer = await ask(new URL(`v2/apps/${encodeURIComponent(appId)}`, apiUrl));
  const { data, errors } = (answer?.json ?? {}) as {
    data?: { functionCount?: number; latestSync?: { error?: string } };
    errors?: { code?: string }[];
  };
  if (answer?.status === 404 && errors?.[0]?.code === "not_found") return "missing";
  if (answer?.status !== 200 || data === undefined) return undefined;
  const { functionCount, latestSync } = data;
  return {
    ...(functionCount !== undefined && { functionCount }),
    ...(latestSync?.error && { error: latestSync.error }),
  };
}

/** The dashboard's own query, which servers before that have. */
async function byDashboard({ apiUrl }: ConnectionSettings, ask: Ask, appId: string): Promise<Found> {
  const query = "{ apps { externalID name error functionCount } }";
  const answer = await ask(new URL("v0/gql", apiUrl), { method: "POST", body: JSON.stringify({ query }) });
  const { data } = (answer?.json ?? {}) as {
    data?: { apps?: { externalID?: string; name?: string; error?: string; functionCount?: number }[] };
  };
  if (!data?.apps) return undefined;
  const app = data.apps.find(({ externalID, name }) => externalID === appId || name === appId);
  if (app === undefined) return "missing";
  const { functionCount, error } = app;
  return { ...(functionCount !== undefined && { functionCount }), ...(error && { error }) };
}
