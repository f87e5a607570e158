import { provenance } from "../generate/preamble.ts";
import { inlineText } from "../generate/safe-text.ts";
import type { PackageInput } from "./package-input.ts";

/** CHANGELOG.md: what changed in each release, and, when this package is not released yet, what it is. */
export function changelog(input: PackageInput): string {
  const { surface, client, changelog: released } = input;
  const isReleased = released !== undefined && newestVersion(released) === input.version;
  const parts = [
    `<!-- ${provenance(surface, client).join(" ").replaceAll("--", "—")} -->`,
    "# Changelog",
    "A new major version breaks callers, a new minor version adds, a patch changes neither ([Semantic Versioning](https://semver.org/spec/v2.0.0.html)).",
    ...(isReleased ? [] : unreleased(input)),
    ...(released === undefined ? [] : [released.trimEnd()]),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Of the first section, as https://keepachangelog.com/en/1.1.0/ writes it. */
function newestVersion(sections: string): string | undefined {
  return /^## \[([^\]]+)\]/m.exec(sections)?.[1];
}

function unreleased(input: PackageInput): string[] {
  const going = input.operations.filter(({ operation }) => operation.deprecated === true);
  return [
    `## ${inlineText(input.version)}`,
    [
      `- ${input.operations.length} operation${input.operations.length === 1 ? "" : "s"}, as in openapi.json.`,
      `- Contract \`${input.contract.digest}\`.`,
    ].join("\n"),
    ...(going.length === 0 ? [] : ["### Deprecated", going.map((entry) => deprecation(input, entry)).join("\n")]),
  ];
}

function deprecation({ functions }: PackageInput, { route, operation }: PackageInput["operations"][number]): string {
  const name = functions.get(route);
  const sunset = operation["x-sunset"];
  const until = typeof sunset === "string" ? `; it may stop working on ${inlineText(sunset)}` : "";
  return `- ${name === undefined ? inlineText(route) : `\`${name}\``} (${inlineText(route)})${until}.`;
}
