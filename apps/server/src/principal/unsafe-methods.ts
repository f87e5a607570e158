const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether a method may change something (RFC 9110, 9.2.1). */
export function isUnsafe(method: string): boolean {
  return !safe.has(method);
}
