import { CapabilityError, type Live, type Theme } from "@rawr/ui-sdk";
import { mountPlugin } from "@rawr/ui-sdk/host";
import { page } from "./page.ts";
import type { PageData } from "./page-data.ts";
import type { Session } from "./session.ts";

type Plugin = PageData["plugins"][number];

/** What every plugin of the page gets alike. */
export interface Surroundings {
  readonly session: Session;
  readonly locale: Live<string>;
  readonly theme: Live<Theme>;
}

export function mountPlugins(surroundings: Surroundings): void {
  for (const plugin of page.plugins) {
    const stage = document.querySelector<HTMLElement>(`[data-plugin="${plugin.manifest.name}"]`);
    if (stage) void show(stage, plugin, surroundings);
  }
}

/** Mounts into a shadow root of the plugin's own; what is wrong is said in its place. */
async function show(stage: HTMLElement, plugin: Plugin, surroundings: Surroundings): Promise<void> {
  const { session, locale, theme } = surroundings;
  const { person } = page.session;
  stage.ariaBusy = "true";
  const host = document.createElement("div");
  host.className = "host";
  const element = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [baseSheet()];
  root.append(element);
  stage.append(host);
  try {
    await mountPlugin({
      element,
      manifest: plugin.manifest,
      load: () => import(plugin.module),
      grants: page.capabilities.map(({ name, mount }) => ({
        name,
        baseUrl: location.origin + mount,
        scopes: person?.scopes ?? [],
      })),
      fetch: session.fetch,
      locale,
      theme,
      onReport: (report) => {
        if (report.kind === "error") reportError(report.error);
        if (report.kind === "signed-out") session.check();
      },
      signal: session.signal,
    });
  } catch (error) {
    host.remove();
    if (!session.signal.aborted) stage.append(failure(error, plugin, () => show(stage, plugin, surroundings)));
  }
  stage.ariaBusy = null;
}

function failure(error: unknown, { manifest: { title } }: Plugin, again: () => unknown): HTMLElement {
  const code = CapabilityError.is(error) ? error.code : undefined;
  const refused = code === "NOT_GRANTED" || code === "SCOPE_MISSING";
  const box = document.createElement("div");
  box.className = "failure notice";
  box.dataset["tone"] = refused ? "warning" : "danger";
  box.role = "alert";
  const text = document.createElement("p");
  text.textContent = refused
    ? `You may not use ${title}: ${(error as Error).message} Ask whoever manages your access.`
    : code === "LOAD_FAILED"
      ? `${title} could not be loaded. Check your connection.`
      : `${title} could not be started.`;
  box.append(text);
  if (refused) return box;
  const button = document.createElement("button");
  button.textContent = "Try again";
  button.addEventListener("click", () => {
    // Browsers remember a module that did not load, and after an update its name is another one.
    if (code === "LOAD_FAILED" && navigator.onLine) return location.reload();
    box.parentElement?.focus();
    box.remove();
    again();
  });
  box.append(button);
  return box;
}

let sheet: CSSStyleSheet | undefined;

/** The layer `base` of the page's sheet: a shadow root inherits its tokens, but none of its rules. */
function baseSheet(): CSSStyleSheet {
  if (sheet) return sheet;
  sheet = new CSSStyleSheet();
  const layer = [...(document.styleSheets[0]?.cssRules ?? [])].find((rule) => rule instanceof CSSLayerBlockRule);
  sheet.replaceSync(layer?.cssText ?? "");
  return sheet;
}
