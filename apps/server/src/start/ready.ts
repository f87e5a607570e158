import { relative } from "node:path";
import type { MountedSurface } from "../composition.ts";
import type { Paint } from "./output.ts";

/** What a host that has started says of itself. */
export interface Ready {
  readonly ready: true;
  readonly pid: number;
  readonly url: string;
  readonly stateFolder: string;
  /** Milliseconds since the process began. */
  readonly readyMs: number;
  readonly urls: Readonly<Record<string, string>>;
  /** Absent where tokens are somebody else's. */
  readonly token?: string;
  /** Starts a reconciliation. */
  readonly curl?: string;
}

/** Where one looks first; `origin` has no slash at its end. */
export function urlsOf(origin: string, surfaces: readonly Pick<MountedSurface, "name" | "major">[]) {
  const references = surfaces.map(({ name, major }) => [`${name} API`, `${origin}/reference/${name}/v${major}`]);
  return Object.fromEntries([
    ["console", `${origin}/`],
    ["dashboard", `${origin}/workflows`],
    ...references,
    ["health", `${origin}/readyz`],
  ]) as Record<string, string>;
}

/** Commands for a shell that reconcile the first demo invoice, and leave the variables there for the next call. */
export function curlOf(origin: string, token: string): string {
  return [
    `export ORIGIN=${origin} TOKEN=${token}`,
    'curl -X POST "$ORIGIN/api/workflows/invoicing/reconciliation/trigger" \\',
    '  -H "authorization: Bearer $TOKEN" -H "content-type: application/json" \\',
    `  -d '{"invoiceId":"inv-001"}'`,
  ].join("\n");
}

/** The same for people. */
export function describeReady(ready: Ready, { cwd, paint }: { readonly cwd: string; readonly paint: Paint }): string {
  const near = relative(cwd, ready.stateFolder);
  const rows = [
    ...Object.entries(ready.urls),
    ["state", near.startsWith("..") || near === "" ? ready.stateFolder : near],
  ];
  const width = Math.max(...rows.map(([name = ""]) => name.length)) + 2;
  const table = rows.map(([name = "", value = ""], at) => {
    const shown = at < rows.length - 1 ? paint("cyan", value) : value;
    return `  ${paint("bold", capital(name).padEnd(width))}${shown}\n`;
  });
  const hint = ready.curl === undefined ? "" : `\nReconcile an invoice:\n\n${ready.curl}\n`;
  const seconds = (ready.readyMs / 1_000).toFixed(1);
  return `\n${table.join("")}${hint}\nReady after ${seconds} s. Ctrl-C stops it; what runs goes on at the next start.\n`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
