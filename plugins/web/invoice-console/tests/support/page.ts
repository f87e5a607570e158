import type { CapabilityRef, Live, MountContext, Report, Theme } from "@rawr/ui-sdk";
import { mount } from "../../src/web.ts";

// The page that the console is mounted on: what the shell does, as far as the console sees it.

function live<T>(value: T): Live<T> & { set(value: T): void; readonly listeners: Set<unknown> } {
  const listeners = new Set<(value: T) => void>();
  let now = value;
  return {
    listeners,
    get value() {
      return now;
    },
    set(next) {
      now = next;
      for (const listener of listeners) listener(next);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Listeners on what outlives the console, timers that have not fired, requests that have not ended. */
function countWhatIsLeft() {
  const listeners = new Set<string>();
  const timers = new Set<unknown>();
  const counts = { listeners, timers, requests: 0 };
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const isLasting = (target: unknown) => target === undefined || target === window || target === document;
  EventTarget.prototype.addEventListener = function (
    this: EventTarget,
    type: string,
    listener: never,
    options?: AddEventListenerOptions,
  ) {
    if (isLasting(this)) {
      listeners.add(type);
      options?.signal?.addEventListener("abort", () => listeners.delete(type));
    }
    return add.call(this, type, listener, options);
  } as typeof add;
  EventTarget.prototype.removeEventListener = function (this: EventTarget, type: string, listener: never) {
    if (isLasting(this)) listeners.delete(type);
    return remove.call(this, type, listener);
  } as typeof remove;
  const { setTimeout: start, clearTimeout: stop, fetch: send } = window;
  Object.assign(window, {
    setTimeout: (work: () => void, wait: number) => {
      const timer = start(() => {
        timers.delete(timer);
        work();
      }, wait);
      timers.add(timer);
      return timer;
    },
    clearTimeout: (timer: number) => {
      timers.delete(timer);
      stop(timer);
    },
    fetch: async (...input: Parameters<typeof fetch>) => {
      counts.requests++;
      const ended = () => counts.requests--;
      try {
        return await send(...input);
      } finally {
        ended();
      }
    },
  });
  return counts;
}

const query = new URLSearchParams(location.search);
const scopes = (query.get("scopes") ?? "invoicing:read invoicing:run").split(" ");
const refs: Readonly<Record<string, CapabilityRef>> = {
  invoicing: { name: "invoicing", baseUrl: `${location.origin}/api/invoicing`, scopes },
  workflows: { name: "workflows", baseUrl: `${location.origin}/api/workflows`, scopes },
};
const reports: Report[] = [];
const life = new AbortController();
const locale = live(query.get("locale") ?? "en-GB");
const theme = live<Theme>("light");
const counts = countWhatIsLeft();
const context: MountContext = {
  version: 1,
  capabilities: {
    require: (name) => refs[name] as CapabilityRef,
    optional: (name) => refs[name],
  },
  fetch: (input, init) => fetch(input, init),
  signal: life.signal,
  locale,
  theme,
  report: (report) => reports.push(report),
};
const sheet = new CSSStyleSheet();
sheet.replaceSync(await (await fetch("/base.css")).text());
document.adoptedStyleSheets = [sheet];
const root = (document.querySelector("#plugin") as HTMLElement).attachShadow({ mode: "open" });
root.adoptedStyleSheets = [sheet];
const element = document.createElement("div");
root.append(element);
const mounted = await mount(element, context);
const host = { root, element, mounted, reports, locale, theme, counts, abort: () => life.abort() };
Object.assign(globalThis, { host });
