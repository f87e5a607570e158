import { CapabilityError } from "./capability-error.ts";

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
  /** One sentence under the title; the page shows it before anything is loaded. */
  readonly description?: string;
  readonly needs: readonly CapabilityNeed[];
}

const kebabCase = /^[a-z][a-z\d]*(-[a-z\d]+)*$/;

/**
 * Takes what is said to be a manifest for one. Throws a `CapabilityError` that names every fault: `MANIFEST_INVALID`, or
 * `MOUNT_CONTEXT_UNSUPPORTED` for another version of the contract. Members that it does not know are left alone.
 */
export function readManifest(value: unknown): WebPluginManifest {
  const { mountContext, name, title, description, needs } = membersOf(value);
  // Another version may look different altogether, so that its version is all there is to say.
  if (Number.isInteger(mountContext) && mountContext !== 1)
    throw new CapabilityError(
      "MOUNT_CONTEXT_UNSUPPORTED",
      `${label(name)} is written for MountContext ${mountContext}; this page has version 1.`,
    );
  const faults: string[] = [];
  const expect = (fine: boolean, place: string, expected: string, found: unknown) =>
    fine || faults.push(`${place}: expected ${expected}, found ${show(found)}`);

  expect(mountContext === 1, "mountContext", "1", mountContext);
  expect(isText(name) && kebabCase.test(name), "name", "kebab-case", name);
  expect(isText(title), "title", "a text", title);
  expect(description === undefined || isText(description), "description", "a text", description);
  expect(Array.isArray(needs), "needs", "a list", needs);
  const seen = new Set<unknown>();
  for (const [index, need] of (Array.isArray(needs) ? needs : []).entries()) {
    const { name: capability, scopes, optional } = membersOf(need);
    const place = `needs[${index}]`;
    expect(isText(capability), `${place}.name`, "a text", capability);
    expect(!seen.has(capability), `${place}.name`, "each capability once", capability);
    expect(scopes === undefined || isTexts(scopes), `${place}.scopes`, "a list of texts", scopes);
    expect(optional === undefined || typeof optional === "boolean", `${place}.optional`, "true or false", optional);
    seen.add(capability);
  }
  if (faults.length > 0)
    throw new CapabilityError("MANIFEST_INVALID", `The manifest of ${label(name)} is not valid. ${faults.join("; ")}.`);
  return value as WebPluginManifest;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}

function label(name: unknown): string {
  return isText(name) ? name : "a micro-frontend";
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : (JSON.stringify(value) ?? typeof value).slice(0, 60);
}
