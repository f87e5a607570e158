import { provenance } from "../generate/preamble.ts";
import { inlineText } from "../generate/safe-text.ts";
import type { PackageInput } from "./package-input.ts";
import { memberOf } from "./readme/readme-call.ts";
import { codeSections } from "./readme/readme-sections.ts";

/** README.md of a client package: how to use what the document has, with code that works as it stands. */
export function readme(input: PackageInput): string {
  const { client, document, model } = input;
  const parts = [
    `<!-- ${provenance(input.surface, client).join(" ").replaceAll("--", "—")} -->`,
    `# ${client.name}`,
    `Typed client of ${inlineText(document.info.title)}, version ${inlineText(document.info.version)}, for the ${client.audience} audience. For Node 20 or newer and browsers; ES modules.`,
    ...deprecationNote(document.info),
    "## Install",
    `\`\`\`sh\nnpm install ${client.name}\n\`\`\``,
    ...(model === undefined ? [] : codeSections.flatMap((section) => section({ name: client.name, model }))),
    "## Entries",
    entryTable(input),
    "## Operations",
    operationTable(input),
  ];
  return `${parts.join("\n\n")}\n`;
}

function deprecationNote(info: PackageInput["document"]["info"]): string[] {
  const { "x-deprecated-since": since, "x-sunset": sunset, "x-successor": successor } = info;
  if (typeof since !== "string") return [];
  const until = typeof sunset === "string" ? ` and may stop working on ${inlineText(sunset)}` : "";
  const next = typeof successor === "string" ? ` Use ${inlineText(successor)} instead.` : "";
  return [`> **Deprecated** since ${inlineText(since)}${until}.${next}`];
}

const entryTexts: Readonly<Record<string, string>> = {
  ".": "the client, one function for each operation, and every type",
  "./paths": "the `paths` types, for `openapi-fetch`",
  "./operations": "what is known of each operation, as data",
  "./validators": "Standard Schema validators of inputs and answers",
  "./tanstack-query": "options for TanStack Query",
  "./msw": "handlers for Mock Service Worker, with example data",
  "./openapi.json": "the OpenAPI 3.1 document",
  "./operations.json": "the operations as JSON",
};

function entryTable({ client, entries }: PackageInput): string {
  const paths = [...entries.keys(), "./openapi.json", "./operations.json"];
  const rows = paths.map((path) => `| \`${client.name}${path.slice(1)}\` | ${entryTexts[path] ?? ""} |`);
  return ["| entry | what it is |", "|---|---|", ...rows].join("\n");
}

function operationTable({ operations, model }: PackageInput): string {
  const rows = operations.map(({ route, operation }) => {
    const found = model?.operations.find((each) => each.route === route);
    const summary = inlineText(operation.summary ?? "");
    const note = operation.deprecated === true ? `Deprecated. ${summary}`.trim() : summary;
    return `| ${found ? `\`${cell(memberOf("client", found.group, found.member))}\`` : "–"} | ${inlineText(route)} | ${note} |`;
  });
  return ["| call | request | what it does |", "|---|---|---|", ...rows].join("\n");
}

function cell(code: string): string {
  return code.replaceAll("|", "\\|").replaceAll("`", "'");
}
