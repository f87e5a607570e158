import type { Diagnostic, SourceLocation } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { clientDirectory } from "./client-directory.ts";
import { isDate } from "./is-date.ts";
import { audiences, type ClientPackage, type Surface, type SurfaceDeprecation } from "./surface.ts";
import type { Tracer } from "./trace.ts";
import { checkReview } from "./validate-review.ts";

type Field = { field: string; expected: string; found: unknown; owner: unknown; key: string; suggestion?: string };

const semver = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;
const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const spdx = /^[A-Za-z0-9(][A-Za-z0-9.+-]*(?: (?:AND|OR|WITH) [A-Za-z0-9.+()-]+)*$/;
const packageName = /^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/;

/** Every mistake in a surface's definition, at the line of the field. */
export function validateSurface(surface: Surface, tracer: Tracer, file: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report = ({ field, expected, found, owner, key, suggestion }: Field) => {
    const origin = tracer.originOf(owner) ?? tracer.originOf(surface);
    const location: SourceLocation = origin?.key(key) ?? origin?.location ?? { file, line: 1, column: 1 };
    diagnostics.push(diagnose("surface-field", { field, expected, found: show(found), suggestion }, { location }));
  };
  const text = (field: keyof Surface & string, pattern: RegExp, expected: string) => {
    const value: unknown = surface[field];
    if (typeof value !== "string" || !pattern.test(value))
      report({ field, expected, found: value, owner: surface, key: field });
  };

  text("name", kebab, "a kebab-case name such as workflows");
  text("version", semver, "a SemVer version such as 1.4.0");
  checkAudiences(surface, report);
  checkClients(surface, report);
  checkReview(surface, report);
  if ("document" in surface) {
    if (typeof surface.document !== "string" || surface.document === "")
      report({
        field: "document",
        expected: "the path of an OpenAPI document",
        found: surface.document,
        owner: surface,
        key: "document",
      });
  } else checkContractSurface(surface, report);
  return diagnostics;
}

function checkAudiences(surface: Surface, report: (field: Field) => void) {
  const expected = `one of ${audiences.join(", ")}`;
  for (const audience of surface.audiences ?? []) {
    if (!audiences.includes(audience))
      report({ field: "audiences", expected, found: audience, owner: surface, key: "audiences" });
  }
}

function checkClients(surface: Surface, report: (field: Field) => void) {
  const seen = new Set<string>();
  const names = new Set<string>();
  const offered = surface.audiences ?? ["internal"];
  for (const client of surface.clients ?? []) {
    const at = (key: keyof ClientPackage, expected: string) =>
      report({ field: `clients[].${key}`, expected, found: client[key], owner: client, key });
    if (typeof client.name !== "string" || !packageName.test(client.name))
      at("name", "an npm package name such as @acme/workflows-client");
    else if (names.has(client.name)) at("name", "a package name that no other client of the surface has");
    names.add(client.name);
    if (!offered.includes(client.audience)) at("audience", `one of the surface's audiences: ${offered.join(", ")}`);
    const directory = clientDirectory(client);
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(directory)) at("directory", "the name of one folder below generated/");
    else if (seen.has(directory))
      at(client.directory === undefined ? "name" : "directory", "a folder that no other client uses");
    seen.add(directory);
    for (const [key, isFine, expected] of published) {
      const value = client[key];
      if (value !== undefined && !(typeof value === "string" && isFine(value))) at(key, expected);
    }
  }
}

type Check = readonly [key: keyof ClientPackage, isFine: (value: string) => boolean, expected: string];

/** What stands in the published manifest, where everybody reads it. */
const published: readonly Check[] = [
  ["version", (value) => semver.test(value), "a SemVer version such as 1.4.0"],
  ["license", (value) => spdx.test(value), "an SPDX licence expression such as MIT, or UNLICENSED"],
  ["repository", isOpenUrl, "the http(s) URL of the repository, without credentials"],
  ["access", (value) => value === "public" || value === "restricted", "public or restricted"],
  ["registry", isOpenUrl, "the http(s) URL of a registry, without credentials"],
];

type ContractOnly = Exclude<Surface, { document: string }>;
type Report = (field: Field) => void;

function checkContractSurface(surface: ContractOnly, report: Report) {
  const own = (key: keyof ContractOnly & string, isFine: boolean, expected: string) => {
    if (!isFine) report({ field: key, expected, found: surface[key], owner: surface, key });
  };
  own("title", isText(surface.title), "a title that people read");
  own("description", isText(surface.description), "a description in CommonMark");
  own("mount", isPath(surface.mount), "an absolute path without a trailing slash, such as /api/workflows");
  const hasContracts = isRecord(surface.contracts) && Object.keys(surface.contracts).length > 0;
  own("contracts", hasContracts, "at least one { capability: { contract } }");
  checkContracts(surface, report);
  checkServers(surface, report);
  checkSecurity(surface, report);
  checkDeprecation(surface, report);
}

function checkContracts(surface: ContractOnly, report: Report) {
  for (const [capability, mounted] of Object.entries(surface.contracts ?? {})) {
    const at = (key: string, expected: string, found: unknown) =>
      report({ field: `contracts.${capability}.${key}`, expected, found, owner: mounted, key });
    if (!isRecord(mounted) || !isRecord(mounted.contract))
      at("contract", "a contract router made by oc.router({ ... })", mounted?.contract);
    else if (mounted.prefix !== undefined && !isPath(mounted.prefix))
      at("prefix", "an absolute path without a trailing slash", mounted.prefix);
    if (/^[a-z][A-Za-z0-9]*$/.test(capability)) continue;
    const expected = "camelCase capability names";
    report({ field: "contracts", expected, found: capability, owner: surface, key: "contracts" });
  }
}

function checkServers(surface: ContractOnly, report: Report) {
  const expected = "an absolute http(s) URL, or a path that starts with /";
  for (const server of surface.servers ?? []) {
    if (isServerUrl(server.url)) continue;
    report({ field: "servers[].url", expected, found: server.url, owner: server, key: "url" });
  }
}

function checkSecurity(surface: ContractOnly, report: Report) {
  const schemes = Object.keys(surface.securitySchemes ?? {});
  const expected = schemes.length > 0 ? `one of ${schemes.join(", ")}` : "a scheme declared in securitySchemes";
  for (const name of (surface.security ?? []).flatMap((requirement) => Object.keys(requirement))) {
    if (!schemes.includes(name)) report({ field: "security", expected, found: name, owner: surface, key: "security" });
  }
}

function checkDeprecation({ name, version, deprecated }: ContractOnly, report: Report) {
  if (deprecated === undefined) return;
  const { since, sunset, successor, link } = deprecated;
  const own = (key: keyof SurfaceDeprecation, isFine: boolean, expected: string) => {
    if (!isFine) report({ field: `deprecated.${key}`, expected, found: deprecated[key], owner: deprecated, key });
  };
  own("since", isDate(since), "a date such as 2026-11-21");
  own("sunset", sunset === undefined || isDate(sunset), "a date such as 2027-06-01");
  if (isDate(since) && isDate(sunset)) own("sunset", sunset >= since, `a date that is not before ${since}`);
  const isOther = isText(successor) && successor !== `${name}.v${Number.parseInt(version, 10)}`;
  own("successor", successor === undefined || (isOther && isSurfaceId(successor)), "another surface such as shop.v2");
  own("link", link === undefined || isServerUrl(link), "an absolute http(s) URL, or a path that starts with /");
}

function isSurfaceId(value: string): boolean {
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.v(?:0|[1-9]\d*)$/.test(value);
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}

function isPath(value: unknown): boolean {
  return typeof value === "string" && /^(\/[A-Za-z0-9._~-]+)+$/.test(value);
}

function isServerUrl(value: unknown): boolean {
  if (typeof value !== "string" || value === "" || /[\s<>]/.test(value)) return false;
  const url = value.replaceAll(/\{[^{}]+\}/g, "x");
  if (url.startsWith("/")) return !url.startsWith("//");
  return isHttpUrl(url);
}

function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function isOpenUrl(value: string): boolean {
  return isHttpUrl(value) && new URL(value).username === "" && new URL(value).password === "";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : (JSON.stringify(value) ?? String(value)).slice(0, 200);
}
