/** Milliseconds from now; `Retry-After` is a number of seconds or a date (RFC 9110, section 10.2.3). */
export function parseRetryAfter(text: string, now: number): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text.trim())) return Number(text) * 1_000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at - now;
}
