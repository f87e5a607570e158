import type { MountContext } from "@rawr/ui-sdk";
import type { WebPluginManifest } from "@rawr/ui-sdk/manifest";

export const manifest: WebPluginManifest = {
  mountContext: 1,
  name: "invoice-counter",
  title: "Open invoices",
  needs: [{ name: "invoicing", scopes: ["invoicing:read"] }],
};

export async function mount(element: HTMLElement, context: MountContext) {
  const { baseUrl } = context.capabilities.require("invoicing");
  const response = await context.fetch(`${baseUrl}/invoices?state=open`);
  const { items } = (await response.json()) as { items: unknown[] };
  const show = () => {
    element.textContent = `${new Intl.NumberFormat(context.locale.value).format(items.length)} open`;
  };
  context.locale.subscribe(show);
  show();
  return {
    unmount: () => {
      element.textContent = "";
    },
  };
}
