import type { OutputFile } from "../artifacts/output-file.ts";
import { runtimeRange } from "../generate/tool-version.ts";
import { importedSpecifiers, packageOf } from "./module-requests.ts";

/** What every generated client shares. */
export const runtimeName = "@rawr/client-runtime";

/** Specifier that an entry imports → the package that who uses this entry has already, and its versions. */
const optionalPeers: Readonly<Record<string, readonly [name: string, range: string]>> = {
  msw: ["msw", "^2.12.0 || ^3.0.0"],
  "@tanstack/query-core": ["@tanstack/query-core", "^5.62.0"],
  [`${runtimeName}/tanstack-query`]: ["@tanstack/query-core", "^5.62.0"],
};

/** The dependency fields of a manifest, as they follow from what the sources import. */
export function dependenciesOf(sources: readonly OutputFile[]): Record<string, unknown> {
  const specifiers = importedSpecifiers(sources);
  const needsRuntime = specifiers.some((specifier) => packageOf(specifier) === runtimeName);
  const peers = Object.fromEntries(
    specifiers.flatMap((specifier) => {
      const peer = optionalPeers[specifier];
      return peer === undefined ? [] : [peer];
    }),
  );
  const unknown = specifiers.find((each) => packageOf(each) !== runtimeName && optionalPeers[each] === undefined);
  if (unknown !== undefined) throw new Error(`A generated module imports ${unknown}, which no manifest would name`);
  return {
    ...(needsRuntime && { dependencies: { [runtimeName]: runtimeRange(runtimeName) } }),
    ...(Object.keys(peers).length > 0 && {
      peerDependencies: peers,
      peerDependenciesMeta: Object.fromEntries(Object.keys(peers).map((name) => [name, { optional: true }])),
    }),
  };
}
