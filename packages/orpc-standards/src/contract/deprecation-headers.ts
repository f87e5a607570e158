/** The end of something that callers use. */
export interface DeprecationDates {
  /** RFC 3339 date or date-time since when callers are told to leave. */
  readonly since?: string | undefined;
  /** RFC 3339 date or date-time from which it may stop working. */
  readonly sunset?: string | undefined;
  /** URL of what takes its place. */
  readonly link?: string | undefined;
}

/**
 * The headers that tell callers: `Deprecation` (RFC 9745), `Sunset` (RFC 8594) and `Link` with `successor-version`
 * (RFC 5829). A day begins at midnight UTC.
 */
export function deprecationHeaders({ since, sunset, link }: DeprecationDates): Record<string, string> {
  return {
    ...(since !== undefined && { Deprecation: `@${Math.floor(timeOf(since) / 1000)}` }),
    ...(sunset !== undefined && { Sunset: new Date(timeOf(sunset)).toUTCString() }),
    ...(link !== undefined && { Link: `<${encodeURI(decodeSafely(link))}>; rel="successor-version"` }),
  };
}

/** @throws TypeError when the text is no date. */
function timeOf(text: string): number {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new TypeError(`${JSON.stringify(text)} is no RFC 3339 date such as 2027-06-01`);
  return time;
}

/** What is percent-encoded already must not be so twice. */
function decodeSafely(link: string): string {
  try {
    return decodeURI(link);
  } catch {
    return link;
  }
}
