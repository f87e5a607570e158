/** A manifest, and whatever else it says. */
export type Manifest = Record<string, unknown> & {
  readonly name?: unknown;
  readonly version?: unknown;
  readonly license?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
};

/** What npm reads from `publishConfig` when it publishes; everything else there replaces a field of the manifest. */
const settings = new Set(["access", "registry", "tag", "provenance"]);

/** The manifest of the published package: `publishConfig` applied, and no notes for who reads the repository. */
export function publishedManifest(contents: string): string {
  const {
    "//": _,
    publishConfig = {},
    devDependencies: __,
    scripts: ___,
    ...manifest
  } = JSON.parse(contents) as Manifest;
  const config = Object.entries(publishConfig as Record<string, unknown>);
  const kept = config.filter(([key]) => settings.has(key));
  const applied = config.filter(([key]) => !settings.has(key));
  return renderManifest({
    ...manifest,
    ...Object.fromEntries(applied),
    ...(kept.length > 0 && { publishConfig: Object.fromEntries(kept) }),
  });
}

/** `workspace:` ranges as the registry's: a caret range of the version that stands in the workspace. */
export function withReleasedDependencies(manifest: Manifest, versions: Readonly<Record<string, string>>): Manifest {
  const { dependencies } = manifest;
  if (dependencies === undefined) return manifest;
  const released = Object.entries(dependencies).map(([name, range]) => {
    const version = range.startsWith("workspace:") ? versions[name] : undefined;
    return [name, version === undefined ? range : `^${version}`];
  });
  return { ...manifest, dependencies: Object.fromEntries(released) };
}

/** As npm and pnpm write it. */
export function renderManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
