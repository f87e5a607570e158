import { provenance } from "../generate/preamble.ts";
import { inlineText } from "../generate/safe-text.ts";
import type { PackageInput } from "./package-files.ts";

/** CHANGELOG.md: the release that this package is, and what in it will go. */
export function changelog(input: PackageInput): string {
  const { version } = input.document.info;
  const going = input.operations.filter(({ operation }) => operation.deprecated === true);
  const parts = [
    `<!-- ${provenance(input.surface, input.client).join(" ").replaceAll("--", "—")} -->`,
    "# Changelog",
    "The version of this package is the version of the API's document: a new major version breaks callers, a new minor version adds, a patch changes neither.",
    `## ${inlineText(version)}`,
    [
      `- ${input.operations.length} operation${input.operations.length === 1 ? "" : "s"}, as in openapi.json.`,
      `- Contract \`${input.contract.digest}\`.`,
    ].join("\n"),
    ...(going.length === 0 ? [] : ["### Deprecated", going.map((entry) => deprecation(input, entry)).join("\n")]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function deprecation({ functions }: PackageInput, { route, operation }: PackageInput["operations"][number]): string {
  const name = functions.get(route);
  const sunset = operation["x-sunset"];
  const until = typeof sunset === "string" ? `; it may stop working on ${inlineText(sunset)}` : "";
  return `- ${name === undefined ? inlineText(route) : `\`${name}\``} (${inlineText(route)})${until}.`;
}
