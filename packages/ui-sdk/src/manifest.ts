/** What a micro-frontend needs of a capability. */
export interface CapabilityNeed {
  readonly name: string;
  /** Scopes without which it cannot be used at all. Default: none. */
  readonly scopes?: readonly string[];
  /** Whether it also works without. Default: false. */
  readonly optional?: boolean;
}

/** What a micro-frontend says of itself before any of its code is loaded. */
export interface WebPluginManifest {
  /** Version of the mount contract that it is written for. */
  readonly mountContext: 1;
  /** `invoice-console`: kebab-case, unique on a page. */
  readonly name: string;
  readonly title: string;
  readonly needs: readonly CapabilityNeed[];
}
