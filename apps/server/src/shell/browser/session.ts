import { page, part, say } from "./page.ts";
import type { SessionAnswer } from "./page-data.ts";

/** Who is signed in, and what happens when that ends. */
export interface Session {
  /** Aborts when the person leaves. */
  readonly signal: AbortSignal;
  /** Sends a request as the person. One that a session did not live to see waits for the next of the same person. */
  readonly fetch: typeof globalThis.fetch;
  /** Looks whether the session has ended. */
  check(): void;
}

type Waiting = PromiseWithResolvers<void>;

/** Follows the session of this page and of every other tab. */
export function followSession(): Session {
  const { person } = page.session;
  const life = new AbortController();
  const tabs = new BroadcastChannel("session");
  let waiting: Waiting | undefined;
  let focused: HTMLElement | undefined;

  // What plugins kept for a person in this tab is not the next one's.
  if (!person) sessionStorage.clear();
  const leave = () => {
    life.abort();
    sessionStorage.clear();
    location.reload();
  };
  const show = (ended: boolean) => {
    if (ended) focused = focusedElement();
    part("sign-in").hidden = !ended;
    part("plugins").hidden = ended;
    (ended ? part("sign-in-title") : (focused ?? part("main"))).focus();
  };
  const expire = () => {
    if (waiting || life.signal.aborted) return;
    waiting = Promise.withResolvers();
    show(true);
  };
  /** Goes on with the page where it is the same person's, and with another one otherwise. */
  const settle = (now: SessionAnswer["person"]) => {
    if (person && now?.subject === person.subject && now.tenant === person.tenant) {
      if (!waiting) return;
      waiting.resolve();
      waiting = undefined;
      show(false);
    } else if (now) leave();
    else if (person) expire();
  };
  /** Whether the session has ended; without a line there is no saying so. */
  const check = async () => {
    const answer = await ask().catch(() => undefined);
    if (answer) settle(answer.person);
    return answer?.person === null;
  };

  tabs.addEventListener("message", ({ data }) => void (data === "signed-out" && person ? leave() : check()));
  // A page that the browser kept may show what somebody else must not see, not even while one asks who it is.
  addEventListener("pageshow", async ({ persisted }) => {
    if (!persisted) return;
    const plugins = document.getElementById("plugins");
    plugins?.toggleAttribute("hidden", true);
    await check();
    plugins?.toggleAttribute("hidden", waiting !== undefined);
  });
  part("sign-in-form").addEventListener("submit", (event) => {
    event.preventDefault();
    void signIn().then((now) => {
      if (!now) return;
      tabs.postMessage("signed-in");
      settle(now);
    });
  });
  document.getElementById("sign-out")?.addEventListener("click", async () => {
    const response = await send("DELETE").catch(() => undefined);
    if (!response?.ok) return say("You could not be signed out. Try again.");
    tabs.postMessage("signed-out");
    history.replaceState(null, "", location.pathname);
    leave();
  });

  const sendAsPerson = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const again = request.clone();
    const response = await fetch(request);
    if (response.status !== 401 || !(await check())) return response;
    await Promise.race([waiting?.promise, abortOf(request.signal)]);
    return sendAsPerson(again);
  };
  return { signal: life.signal, fetch: sendAsPerson, check: () => void check() };
}

/** Inside of shadow roots too. */
function focusedElement(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : undefined;
}

async function ask(): Promise<SessionAnswer> {
  const response = await send("GET");
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

/** By what is in the form; says what went wrong. */
async function signIn(): Promise<SessionAnswer["person"] | undefined> {
  const token = document.getElementById("token") as HTMLInputElement | null;
  const problem = part("sign-in-error");
  problem.textContent = "";
  const headers = token ? { authorization: `Bearer ${token.value.trim()}` } : {};
  const response = await send("POST", headers).catch(() => undefined);
  if (response?.ok) {
    if (token) token.value = "";
    return ((await response.json()) as SessionAnswer).person;
  }
  problem.textContent = !response
    ? "The server did not answer. Check your connection and try again."
    : response.status === 401
      ? "This token is not valid here, or no longer."
      : ((await response.json().catch(() => ({}))).detail ?? `The server refused (${response.status}).`);
  return undefined;
}

function send(method: string, headers: HeadersInit = {}): Promise<Response> {
  return fetch("/session", { method, headers });
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
  });
}
