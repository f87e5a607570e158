/** What a page may load, as lists of CSP sources; nothing where a list is absent. */
export interface PageSources {
  readonly script?: readonly string[];
  readonly style?: readonly string[];
  readonly connect?: readonly string[];
  readonly img?: readonly string[];
  readonly font?: readonly string[];
  readonly worker?: readonly string[];
  /** Where forms may be sent. */
  readonly form?: readonly string[];
  /** Names of Trusted Types policies that the page makes. */
  readonly trustedTypes?: readonly string[];
}

/**
 * The policy of an HTML page: nothing but what is named, in no frame, no text as script (Trusted Types).
 * `contentSecurityPolicy({ script: ["'self'"], connect: ["'self'"] })`.
 */
export function contentSecurityPolicy(sources: PageSources = {}): string {
  const { script, style, connect, img, font, worker, form, trustedTypes } = sources;
  const loads = Object.entries({ script, style, connect, img, font, worker }).flatMap(([kind, list]) =>
    list === undefined || list.length === 0 ? [] : [`${kind}-src ${list.join(" ")}`],
  );
  return [
    "default-src 'none'",
    ...loads,
    "base-uri 'none'",
    `form-action ${form?.join(" ") ?? "'none'"}`,
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedTypes?.join(" ") ?? "'none'"}`,
  ].join("; ");
}
