import type { Theme } from "@rawr/ui-sdk";
import { createLive, mountPlugin } from "@rawr/ui-sdk/host";
import { manifest } from "./plugin.ts";

export const locale = createLive("en-GB");
export const theme = createLive<Theme>("light");

export function openPage(element: HTMLElement, origin: string) {
  return mountPlugin({
    element,
    manifest,
    load: () => import("./plugin.ts"),
    grants: [{ name: "invoicing", baseUrl: `${origin}/api/invoicing`, scopes: ["invoicing:read"] }],
    locale,
    theme,
    onReport: (report) => console.warn(report),
    origin,
  });
}
