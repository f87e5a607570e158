import type { OpenApiDocument } from "@rawr/openapi-document";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { listOperations } from "../generate/operations.ts";

/** One version of a surface, as it is published. */
export interface PublishedVersion {
  /** `shop.v1` */
  readonly id: string;
  readonly name: string;
  readonly major: number;
  /** The contract file, relative to the root. */
  readonly file: string;
  /** One for each audience. */
  readonly documents: readonly OpenApiDocument[];
  readonly packages: readonly { readonly name: string; readonly version: string }[];
}

/** Where surfaces get in each other's way: versions of one surface that answer the same requests, packages of one name. */
export function checkSideBySide(versions: readonly PublishedVersion[]): readonly Diagnostic[] {
  return versions.flatMap((second, index) =>
    versions.slice(0, index).flatMap((first) => [...sharedRoutes(first, second), ...sharedPackages(first, second)]),
  );
}

function sharedRoutes(first: PublishedVersion, second: PublishedVersion): readonly Diagnostic[] {
  if (first.name !== second.name) return [];
  const known = new Set(first.documents.flatMap(routesOf).map(({ shape }) => shape));
  const shared = second.documents.flatMap(routesOf).filter(({ shape }) => known.has(shape));
  const routes = [...new Set(shared.map(({ shown }) => shown))].sort();
  const [route] = shared;
  if (route === undefined) return [];
  const facts = { first: first.id, second: second.id, routes, mount: `${route.server}/v${second.major}` };
  return [diagnose("surface-route-shared", facts, placeOf(second))];
}

interface Route {
  readonly server: string;
  readonly shown: string;
  /** The same for two paths that a host cannot tell apart. */
  readonly shape: string;
}

function routesOf(document: OpenApiDocument): readonly Route[] {
  const servers = (document.servers ?? [{ url: "" }]).map(({ url }) => String(url).replace(/\/$/, ""));
  return listOperations(document).flatMap(({ method, path }) =>
    servers.map((server) => {
      const shown = `${method.toUpperCase()} ${server}${path}`;
      return { server, shown, shape: shown.replaceAll(/\{[^{}/]*\}/g, "{}") };
    }),
  );
}

function sharedPackages(first: PublishedVersion, second: PublishedVersion): readonly Diagnostic[] {
  return second.packages.flatMap(({ name, version }) => {
    const other = first.packages.find((each) => each.name === name && line(each.version) === line(version));
    if (other === undefined) return [];
    const found = other.version === version ? version : `${other.version} and ${version}`;
    return [
      diagnose("client-version-shared", { name, first: first.id, second: second.id, version: found }, placeOf(second)),
    ];
  });
}

/** What a caret range holds together: the major number, and below 1.0.0 the minor one. */
function line(version: string): string {
  const [major = "0", minor = "0"] = version.split(".");
  return major === "0" ? `0.${minor}` : major;
}

function placeOf({ file }: PublishedVersion) {
  return { location: { file, line: 1, column: 1 } };
}
