/** Milliseconds that `Retry-After` asks to wait (RFC 9110, 10.2.3: seconds or a date); `undefined` when it does not. */
export function retryAfter(response: Response, now: number): number | undefined {
  const value = response.headers.get("retry-after")?.trim();
  if (!value) return undefined;
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}
