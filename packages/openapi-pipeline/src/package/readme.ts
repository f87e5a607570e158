import { provenance } from "../generate/preamble.ts";
import { inlineText } from "../generate/safe-text.ts";
import { firstCall } from "./first-call.ts";
import type { PackageInput } from "./package-files.ts";

/** README.md of a client package: install, a first call that works as it stands, and every operation. */
export function readme(input: PackageInput): string {
  const { client, document } = input;
  const call = firstCall(input);
  const parts = [
    `<!-- ${provenance(input.surface, client).join(" ").replaceAll("--", "—")} -->`,
    `# ${client.name}`,
    `Typed client of ${inlineText(document.info.title)}, version ${inlineText(document.info.version)}, for the ${client.audience} audience.`,
    "## Install",
    fence("sh", `npm install ${client.name}`),
    ...(call === undefined ? [] : ["## First call", fence("ts", call)]),
    "`data` and `error` are typed by the operation. `createClient` makes as many clients as you need; a call that names none uses the `client` that `" +
      `${client.name}/client` +
      "` exports.",
    "## Other entries",
    entryTable(client.name),
    "## Operations",
    operationTable(input),
  ];
  return `${parts.join("\n\n")}\n`;
}

function fence(language: string, code: string): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}

function entryTable(name: string): string {
  return [
    "| entry | what it is |",
    "|---|---|",
    `| \`${name}\` | one function for each operation, and every type |`,
    `| \`${name}/client\` | \`createClient\`, \`createConfig\` and the default \`client\` |`,
    `| \`${name}/paths\` | the \`paths\` types, for \`openapi-fetch\` |`,
    `| \`${name}/openapi.json\` | the OpenAPI 3.1 document |`,
    `| \`${name}/operations.json\` | the operations as data |`,
  ].join("\n");
}

function operationTable(input: PackageInput): string {
  const rows = input.operations.map((entry) => {
    const name = input.functions.get(entry.route);
    const summary = inlineText(entry.operation.summary ?? "");
    const note = entry.operation.deprecated === true ? `Deprecated. ${summary}`.trim() : summary;
    return `| ${name === undefined ? "–" : `\`${name}\``} | ${inlineText(entry.route)} | ${note} |`;
  });
  return ["| function | request | what it does |", "|---|---|---|", ...rows].join("\n");
}
