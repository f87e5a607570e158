import type { WebPluginManifest } from "@rawr/ui-sdk/manifest";

/** Who is signed in, as the page shows it. */
export interface Person {
  readonly subject: string;
  readonly tenant: string;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
  readonly audience: string;
}

/** What `/session` answers. */
export interface SessionAnswer {
  readonly person: Person | null;
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
