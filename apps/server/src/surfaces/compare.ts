import type { OpenApiDocument } from "@rawr/openapi-document";
import type { DocumentedOperation } from "./documented-operations.ts";
import type { ImplementedOperation } from "./implemented-operations.ts";

/** A disagreement, without the surface that it is about. */
export interface Disagreement {
  readonly document: string;
  readonly host: string;
  readonly fix: string;
}

const rebuild = "run `npm run build:openapi`";

/** Where a mount is not what a document's `servers` say: one of them is the mount, the others may put a gateway before it. */
export function compareMount(mount: string, { file, document }: ServedDocument): Disagreement[] {
  const paths = (document.servers ?? []).map(pathOfServer);
  if (paths.includes(mount) && paths.every((path) => path.endsWith(mount))) return [];
  const said = paths.length === 0 ? "no servers" : `servers ${paths.map((path) => `"${path}"`).join(", ")}`;
  return [
    {
      document: `${file} has ${said}`,
      host: `mounts it at "${mount}"`,
      fix: `let \`mount\` in rawr.hq.ts and in the surface's contracts file be the same, then ${rebuild}.`,
    },
  ];
}

interface ServedDocument {
  readonly file: string;
  readonly document: OpenApiDocument;
}

function pathOfServer(server: object): string {
  const { url, variables } = server as { url: string; variables?: Record<string, { default: string }> };
  const filled = url.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => variables?.[name]?.default ?? whole);
  return URL.parse(filled, "http://host.invalid")?.pathname.replace(/\/+$/, "") ?? filled;
}

/** Operations that only one side has. */
export function compareOperations(
  file: string,
  documented: readonly DocumentedOperation[],
  implemented: readonly ImplementedOperation[],
): Disagreement[] {
  const handled = new Map(implemented.map((operation) => [placeOf(operation), operation]));
  const described = new Set(documented.map(placeOf));
  const missing = documented
    .filter((operation) => handled.get(placeOf(operation))?.hasHandler !== true)
    .map((operation) => ({
      document: `${file} has ${operation.operationId} (${placeOf(operation)})`,
      host: withoutHandler(handled.get(placeOf(operation))),
      fix: `implement it in the plugin's router, or take it out of the contract and ${rebuild}.`,
    }));
  const unknown = implemented
    .filter((operation) => !described.has(placeOf(operation)))
    .map((operation) => ({
      document: `${file} has no ${placeOf(operation)}`,
      host: `the router's procedure ${operation.procedure} answers to it`,
      fix: `take the procedure out of the router, or put it into the contract and ${rebuild}.`,
    }));
  return [...missing, ...unknown, ...doubled(file, implemented)];
}

/** oRPC takes the first of two procedures at one place and says nothing. */
function doubled(file: string, implemented: readonly ImplementedOperation[]): Disagreement[] {
  const firsts = new Map<string, string>();
  return implemented.flatMap((operation) => {
    const place = placeOf(operation);
    const first = firsts.get(place);
    firsts.set(place, first ?? operation.procedure);
    if (first === undefined) return [];
    return [
      {
        document: `${file} has ${place} once`,
        host: `the router's procedures ${first} and ${operation.procedure} both answer to it`,
        fix: "give each procedure a method and path of its own.",
      },
    ];
  });
}

function withoutHandler(operation: ImplementedOperation | undefined): string {
  return operation ? `the router's procedure ${operation.procedure} has no handler` : "the router has no procedure";
}

function placeOf({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path}`;
}
