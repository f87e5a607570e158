import { type ConnectionSettings, isInngestCloud } from "../connection/settings.ts";
import { isHexKey } from "../connection/signing-key.ts";
import type { Answer, Ask } from "./ask.ts";
import { ok, problem, unknown, type Verdict } from "./result.ts";

/** Signatures of calls are refused beyond five minutes; a clock that is a minute off is on its way there. */
const skewMs = 60_000;

export function checkKeys(settings: ConnectionSettings): Verdict {
  const { mode, signingKey, eventKey } = settings;
  if (mode === "dev") return ok("INNGEST_DEV is set: a development server needs no keys.");
  const missing = [signingKey ? [] : "INNGEST_SIGNING_KEY", eventKey ? [] : "INNGEST_EVENT_KEY"].flat();
  if (missing.length > 0) {
    return problem(`${missing.join(" and ")} not set.`, "Set them to the keys that the server was started with.");
  }
  if (signingKey && !isInngestCloud(settings) && !isHexKey(signingKey)) {
    const fix = "Make one with `openssl rand -hex 32` and give it to the server and to this process.";
    return problem("INNGEST_SIGNING_KEY is not hexadecimal with an even number of digits.", fix);
  }
  return ok("A signing key and an event key are set.");
}

/** Any answer counts: it carries the server's kind and its time. */
export async function checkReachable({ apiUrl }: ConnectionSettings, ask: Ask): Promise<[Verdict, Answer?]> {
  const answer = await ask(new URL("health", apiUrl));
  if (answer !== undefined && answer.status < 500) return [ok(`${apiUrl} answers.`), answer];
  const found = answer === undefined ? `${apiUrl} does not answer.` : `${apiUrl} answers ${answer.status}.`;
  return [problem(found, "Start the server, or set INNGEST_BASE_URL to where it is.")];
}

export function checkMode({ mode }: ConnectionSettings, { headers }: Answer): Verdict {
  const kind = headers.get("x-inngest-server-kind");
  if (kind === mode) return ok(`This process and the server are both in ${mode} mode.`);
  if (kind === "dev") {
    return problem(
      "The server is a development server; this process wants one with keys.",
      "Start it with `inngest start` for production, or set INNGEST_DEV=1 here for development.",
    );
  }
  if (kind === "cloud") {
    return problem(
      "This process is in development mode and checks no signatures; the server is not.",
      "Unset INNGEST_DEV and set the keys.",
    );
  }
  return unknown("The server does not say whether it is a development server.", "Check how it was started.");
}

export function checkClock({ headers, at }: Answer): Verdict {
  const told = Date.parse(headers.get("date") ?? "");
  if (Number.isNaN(told)) return unknown("The server does not tell its time.", "Compare both machines' clocks.");
  const offMs = Math.abs(at - told);
  if (offMs <= skewMs) return ok("The server's clock and this one agree.");
  return problem(
    `The clocks are ${Math.round(offMs / 1000)} seconds apart.`,
    "Synchronise both machines' clocks (NTP).",
  );
}

/** Asks for the runs of an event that cannot be there. */
export async function checkSigningKey({ apiUrl }: ConnectionSettings, ask: Ask): Promise<Verdict> {
  const answer = await ask(new URL("v1/events/00000000000000000000000000/runs", apiUrl));
  if (answer?.status === 401 || answer?.status === 403) {
    return problem(
      "The server refuses the signing key.",
      "Set INNGEST_SIGNING_KEY to the key the server was started with.",
    );
  }
  if (answer !== undefined && answer.status < 300) return ok("The server takes the signing key.");
  return unknown(`The server answers ${answer?.status ?? "nothing"} to a question for runs.`, "See the server's log.");
}

/** Sends no event at all: the server looks at the key first. */
export async function checkEventKey({ eventUrl, eventKey, mode }: ConnectionSettings, ask: Ask): Promise<Verdict> {
  const url = new URL(`e/${encodeURIComponent(eventKey ?? "dev")}`, eventUrl);
  const answer = await ask(url, { method: "POST", body: "[]" });
  if (answer?.status === 401 || answer?.status === 403) {
    return problem("The server refuses the event key.", "Set INNGEST_EVENT_KEY to one the server was started with.");
  }
  if (answer?.status === 503) {
    return problem("The server was started without event keys.", "Start it with --event-key.");
  }
  if (answer !== undefined && answer.status < 300) {
    return ok(mode === "dev" ? "The server takes events." : "The server takes the event key.");
  }
  return unknown(`The server answers ${answer?.status ?? "nothing"} to events.`, "See the server's log.");
}
