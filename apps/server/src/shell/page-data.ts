import type { Principal } from "@rawr/orpc-standards/server";
import type { WebPluginManifest } from "@rawr/ui-sdk/manifest";

/** What `/session` answers. */
export interface SessionAnswer {
  readonly person: Principal | null;
  /** Whether a demo user signs in without a token. */
  readonly demo: boolean;
}

/** What the page's own script finds in the page. */
export interface PageData {
  readonly session: SessionAnswer;
  /** Capabilities that the person is granted, by the name of their surface; `mount` is the path of one. */
  readonly capabilities: readonly { readonly name: string; readonly mount: string }[];
  readonly plugins: readonly { readonly manifest: WebPluginManifest; readonly module: string }[];
}
