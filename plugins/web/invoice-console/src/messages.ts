import { en, type Messages } from "./messages/en.ts";

export type { Messages } from "./messages/en.ts";

/** Languages beside English; each is fetched when somebody reads it. */
const languages: Readonly<Record<string, () => Promise<Messages>>> = {
  de: () => import("./messages/de.ts").then(({ de }) => de),
};

/** The texts for a locale; English where there are none, or where they cannot be had. */
export async function messagesFor(locale: string): Promise<Messages> {
  const load = languages[locale.toLowerCase().split("-")[0] ?? ""];
  return load ? load().catch(() => en) : en;
}
