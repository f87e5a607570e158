import { eventSeed } from "./event-seed.ts";
import type { ConnectionSettings } from "./settings.ts";
import { bearerToken } from "./signing-key.ts";

/** The server did not answer, or not as asked; `status` is 0 when it did not answer at all. */
export class InngestApiError extends Error {
  override readonly name = "InngestApiError";
  readonly status: number;

  constructor(message: string, status: number, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

export interface OutgoingEvent {
  /** Also the id under which the server files the event, when it is a ULID. */
  readonly id: string;
  readonly name: string;
  readonly data: unknown;
  readonly ts: number;
}

/** A run as the server tells of it. */
export interface ServerRun {
  readonly id: string;
  readonly status: "queued" | "running" | "completed" | "failed" | "cancelled" | "unknown";
  readonly output?: unknown;
  readonly endedAt?: number;
}

/** A step as the server's trace tells of it. */
export interface ServerStep {
  readonly id: string;
  readonly name: string;
  readonly status: "completed" | "failed" | "open";
  readonly startedAt?: number;
  readonly endedAt?: number;
}

/** What of a server's API the runtime uses; every method throws `InngestApiError`. */
export interface InngestApi {
  /** The server's id of the event. Sending again what has the same id starts nothing for 24 hours. */
  send(event: OutgoingEvent): Promise<string>;
  /** False when the server knows no such run. */
  cancel(runId: string): Promise<boolean>;
  runsOfEvent(eventId: string): Promise<readonly ServerRun[]>;
  /** `app-function` or `function` of a run. */
  functionOfRun(runId: string): Promise<string | undefined>;
  stepsOfRun(runId: string): Promise<readonly ServerStep[]>;
}

/** A server that hangs must not hold up a request or a shutdown. */
const patienceMs = 10_000;

export function createInngestApi(settings: ConnectionSettings): InngestApi {
  const { eventKey, signingKey, environment } = settings;
  const common = environment === undefined ? {} : { "x-inngest-env": environment };

  async function ask(path: string, init: RequestInit = {}): Promise<unknown> {
    const headers = { ...common, ...(signingKey && { authorization: `Bearer ${bearerToken(signingKey)}` }) };
    const response = await call(settings, new URL(path, settings.apiUrl), { ...init, headers });
    return bodyOf(response);
  }

  return {
    async send(event) {
      const url = new URL(`e/${encodeURIComponent(eventKey ?? "dev")}`, settings.eventUrl);
      const headers = { ...common, "content-type": "application/json", "x-inngest-event-id-seed": eventSeed(event.id) };
      const answer = await bodyOf(
        await call(settings, url, { method: "POST", headers, body: JSON.stringify([event]) }),
      );
      const [id] = list(field(answer, "ids"));
      if (typeof id !== "string") throw new InngestApiError("The server acknowledged no event.", 200);
      return id;
    },
    async cancel(runId) {
      try {
        await ask(`v1/runs/${runId}`, { method: "DELETE" });
        return true;
      } catch (error) {
        if (error instanceof InngestApiError && error.status === 404) return false;
        throw error;
      }
    },
    runsOfEvent: async (eventId) => list(field(await ask(`v1/events/${eventId}/runs`), "data")).map(readRun),
    async functionOfRun(runId) {
      const named = field(field(await ask(`v2/runs/${runId}`), "data"), "function");
      const id = field(named, "slug") ?? field(named, "id");
      return typeof id === "string" ? id : undefined;
    },
    async stepsOfRun(runId) {
      const root = field(field(await ask(`v2/runs/${runId}/trace`), "data"), "rootSpan");
      return list(field(root, "children")).flatMap(readStep);
    },
  };
}

/** Never names the URL: an event's holds the key. */
async function call({ fetch }: ConnectionSettings, url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(patienceMs) });
  } catch (cause) {
    throw new InngestApiError(`The Inngest server at ${url.origin} does not answer.`, 0, { cause });
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => "");
  if (!response.ok) {
    throw new InngestApiError(`The Inngest server answered ${response.status}: ${text.slice(0, 300)}`, response.status);
  }
  try {
    return JSON.parse(text || "null");
  } catch {
    throw new InngestApiError("The Inngest server answered with something that is no JSON.", response.status);
  }
}

const runStatuses: Readonly<Record<string, ServerRun["status"]>> = {
  scheduled: "queued",
  queued: "queued",
  running: "running",
  completed: "completed",
  failed: "failed",
  cancelled: "cancelled",
};

function readRun(value: unknown): ServerRun {
  const status = runStatuses[String(field(value, "status")).toLowerCase()] ?? "unknown";
  const endedAt = time(field(value, "ended_at"));
  const output = field(value, "output");
  return {
    id: String(field(value, "run_id")),
    status,
    ...(output !== undefined && { output }),
    ...(endedAt !== undefined && { endedAt }),
  };
}

function readStep(value: unknown): readonly ServerStep[] {
  const id = field(value, "stepId");
  if (typeof id !== "string" || id === "" || id === "step") return [];
  const told = String(field(value, "status")).toLowerCase();
  const startedAt = time(field(value, "startedAt"));
  const endedAt = time(field(value, "endedAt"));
  const status = told.endsWith("completed") ? "completed" : told.endsWith("failed") ? "failed" : "open";
  return [
    {
      id,
      name: String(field(value, "name") ?? id),
      status,
      ...(startedAt !== undefined && { startedAt }),
      ...(endedAt !== undefined && { endedAt }),
    },
  ];
}

function time(value: unknown): number | undefined {
  const at = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return at > 0 ? at : undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
