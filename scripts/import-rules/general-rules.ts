import { type ImportRule, tests } from "./rule.ts";

const ours = "^(packages|apps)/[^/]+/src/|^plugins/[^/]+/[^/]+/src/";

export const generalRules: readonly ImportRule[] = [
  {
    name: "no-cycle",
    severity: "error",
    comment: "Modules do not import each other in a circle (types may: they are gone at run time).",
    fix: "Move what both need to a third module.",
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
  },
  {
    name: "resolvable",
    severity: "error",
    comment: "Every import leads to a module, through the package's `exports` where it has some.",
    fix: "Correct the path, or install the package.",
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "declared",
    severity: "error",
    comment: "A package imports what its own package.json names.",
    fix: "Add the dependency, with its exact version, to the package that imports it.",
    from: { path: ours, pathNot: tests },
    to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
  },
  {
    name: "not-a-development-dependency",
    severity: "error",
    comment: "What is shipped does not import a development dependency: who installs the package will not have it.",
    fix: "Move the entry from devDependencies to dependencies.",
    from: { path: ours, pathNot: tests },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only", "npm-peer"] },
  },
  {
    name: "not-through-the-wall",
    severity: "error",
    comment: "A package is imported by its name and its `exports`, never by a path into its sources.",
    fix: "Import the package's name; widen its `exports` if the name is missing.",
    from: { path: "^(packages/[^/]+|plugins/[^/]+/[^/]+|apps/[^/]+|contracts)/", pathNot: "/fixtures/" },
    to: { path: "^(?:packages|plugins|apps)/", pathNot: "^$1/", dependencyTypes: ["local"] },
  },
  {
    name: "no-test-in-source",
    severity: "error",
    comment: "Source does not import tests or their support.",
    fix: "Move what both need into the source.",
    from: { path: ours, pathNot: tests },
    to: { path: `^(?:packages|plugins|apps)/.*(?:${tests})` },
  },
  {
    name: "used",
    severity: "error",
    comment: "A module is imported by somebody; one that nobody imports and that imports nobody is left over.",
    fix: "Delete it, or export it.",
    from: { orphan: true, path: ours, pathNot: `${tests}|/src/(?:index|browser|msw)\\.ts$|-worker\\.ts$` },
    to: {},
  },
];
