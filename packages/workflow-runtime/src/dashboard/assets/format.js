const units = /** @type {const} */ ([
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
]);

/**
 * A span of time, in at most two units: `840 ms`, `3.2 s`, `4 m 12 s`, `2 d 3 h`.
 * @param {number} milliseconds
 */
export function duration(milliseconds) {
  const time = Math.max(0, milliseconds);
  if (time < 1_000) return `${Math.round(time)} ms`;
  if (time < 60_000) return `${Math.floor(time / 100) / 10} s`;
  const first = units.findIndex(([, size]) => time >= size);
  const [name, size] = units[first] ?? units[3];
  const [nextName, nextSize] = units[first + 1] ?? units[3];
  const rest = Math.floor((time % size) / nextSize);
  return `${Math.floor(time / size)} ${name}${rest > 0 ? ` ${rest} ${nextName}` : ""}`;
}

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "narrow" });

/**
 * How long ago, or in how long.
 * @param {string} iso
 * @param {number} now
 */
export function ago(iso, now) {
  const seconds = Math.round((Date.parse(iso) - now) / 1_000);
  const size = Math.abs(seconds);
  if (size < 5) return "now";
  if (size < 60) return relative.format(seconds, "second");
  if (size < 3_600) return relative.format(Math.trunc(seconds / 60), "minute");
  if (size < 86_400) return relative.format(Math.trunc(seconds / 3_600), "hour");
  if (size < 30 * 86_400) return relative.format(Math.trunc(seconds / 86_400), "day");
  return new Date(iso).toLocaleDateString("en", { year: "numeric", month: "short", day: "numeric" });
}

/** @param {number} bytes */
export function size(bytes) {
  if (bytes < 1_024) return `${bytes} B`;
  if (bytes < 1_048_576) return `${(bytes / 1_024).toFixed(1)} KiB`;
  return `${(bytes / 1_048_576).toFixed(1)} MiB`;
}
