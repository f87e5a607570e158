import type { Theme } from "@rawr/ui-sdk";
import { createLive, type LiveSource } from "@rawr/ui-sdk/host";
import { part } from "./page.ts";

const dark = matchMedia("(prefers-color-scheme: dark)");
const year = 31_536_000;

/** The theme as it is seen: what the person chose, or what the system says. */
export function followTheme(): LiveSource<Theme> {
  const choice = part<HTMLSelectElement>("theme");
  const seen = (): Theme => (choice.value === "system" ? (dark.matches ? "dark" : "light") : (choice.value as Theme));
  const theme = createLive(seen());
  choice.addEventListener("change", () => {
    document.documentElement.dataset["theme"] = choice.value;
    // A cookie, so that the next page comes in the right theme and does not change before one's eyes.
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
    document.cookie = `theme=${choice.value}; path=/; max-age=${year}; samesite=lax`;
    theme.set(seen());
  });
  dark.addEventListener("change", () => theme.set(seen()));
  return theme;
}

export function followLocale(): LiveSource<string> {
  const locale = createLive(navigator.language);
  addEventListener("languagechange", () => locale.set(navigator.language));
  return locale;
}
