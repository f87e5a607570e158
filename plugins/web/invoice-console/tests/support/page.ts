import type { CapabilityRef, Live, MountContext, Report, Theme } from "@rawr/ui-sdk";
import { mount } from "../../src/web.ts";
import { baseStyles } from "./page-styles.ts";

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
sheet.replaceSync(baseStyles);
document.adoptedStyleSheets = [sheet];
const root = (document.querySelector("#plugin") as HTMLElement).attachShadow({ mode: "open" });
root.adoptedStyleSheets = [sheet];
const element = document.createElement("div");
root.append(element);
const mounted = await mount(element, context);
Object.assign(globalThis, { host: { root, element, mounted, reports, locale, theme, abort: () => life.abort() } });
