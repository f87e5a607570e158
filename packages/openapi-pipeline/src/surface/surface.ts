import type { AnyContractRouter } from "@orpc/contract";
import type { FindingClass } from "@rawr/openapi-diff";

/** Who may see an operation, property, enum value or error, from the narrowest circle to the widest. */
export const audiences = ["internal", "partner", "public"] as const;
/** `public` is contained in `partner`, which is contained in `internal`. Nothing said means `internal`. */
export type Audience = (typeof audiences)[number];

/** An npm package that is generated for one audience of a surface. */
export interface ClientPackage {
  /** npm package name, `@rawr/workflows-client`. */
  readonly name: string;
  /** Which audience's document it is generated from. */
  readonly audience: Audience;
  /** SemVer 2.0.0. Default: the surface's version. `rawr-openapi release` writes it where the two part. */
  readonly version?: string;
  /** Folder below `generated/`. Default: the package name without its scope. */
  readonly directory?: string;
  /** SPDX licence expression, or `UNLICENSED`. Default: the licence of the document. */
  readonly license?: string;
  /** URL of the repository, `https://github.com/acme/api`. Default: that of the workspace's manifest. */
  readonly repository?: string;
  /** Who may install it: becomes `publishConfig.access`. Default: what the registry does. */
  readonly access?: "public" | "restricted";
  /** URL of the registry that it is published to. Default: what .npmrc says. */
  readonly registry?: string;
}

/** A contract under the name of its capability. */
export interface MountedContract {
  readonly contract: AnyContractRouter;
  /** Prepended to every path of the contract, `/invoicing`. Default: nothing. */
  readonly prefix?: `/${string}`;
}

/** OpenAPI 3.1 Server Object. */
export interface SurfaceServer {
  /** Absolute URL, or a path that is resolved against the document's location. The mount is appended. */
  readonly url: string;
  readonly description?: string;
  readonly variables?: Readonly<
    Record<string, { readonly default: string; readonly enum?: readonly string[]; readonly description?: string }>
  >;
}

/** The end of a surface version: in its documents, in the JSDoc of its clients, and in the headers that its host sends. */
export interface SurfaceDeprecation {
  /** RFC 3339 date, `2026-11-21`: since when callers are told to leave (`Deprecation`, RFC 9745). */
  readonly since: string;
  /** RFC 3339 date from which it may stop working (`Sunset`, RFC 8594). Default: not decided yet. */
  readonly sunset?: string;
  /** The surface that takes its place, `workflows.v2`. */
  readonly successor?: string;
  /** Absolute URL, or a path on the server, of what takes its place or tells how to get there (`Link`). */
  readonly link?: string;
}

/** The explicit acceptance of one finding of `rawr-openapi diff`. It dies when the edit changes or its day passes. */
export interface Waiver {
  /** 16 hexadecimal digits, as `rawr-openapi diff` prints them. */
  readonly fingerprint: string;
  /** Why it is accepted, for the people who read the release. */
  readonly reason: string;
  /** Who answers for it: a team, a person, an address. */
  readonly owner: string;
  /** RFC 3339 date, `2026-12-31`: the last day on which it counts. */
  readonly expires: string;
}

/** What a team enforces when the surface is compared with its last release, and how its documents are read. */
export interface ReviewPolicy {
  /** Classes of findings that fail. Default: `WIRE`, `SDK_SOURCE`, `LIFECYCLE`, `UNDECIDED`. */
  readonly enforce?: readonly FindingClass[];
  /** Whether `format` refuses values. Default: `annotation`. */
  readonly formats?: "annotation" | "assertion";
  /** Stability levels (`x-stability`) whose operations may break. Default: `draft`, `alpha`. */
  readonly unstable?: readonly string[];
  /** Days that a deprecation has to be announced before its sunset. Default: 0. */
  readonly noticeDays?: number;
}

/** What every surface says about itself. */
export interface SurfaceHeader {
  /** kebab-case name; with the major version it is the file name, `contracts/<name>.v<major>.ts`. */
  readonly name: string;
  /** SemVer 2.0.0 of this release; becomes `info.version`. Its major part is the `v<major>` of the file name. */
  readonly version: string;
  /** Which documents are made. Default: `["internal"]`. */
  readonly audiences?: readonly Audience[];
  /** Which npm packages are generated. Default: none. */
  readonly clients?: readonly ClientPackage[];
  /** What fails `rawr-openapi diff` and `check`. */
  readonly review?: ReviewPolicy;
  /** Findings that are accepted. Default: none. */
  readonly waivers?: readonly Waiver[];
}

/** A surface compiled from package-owned contracts. */
export interface ContractSurface extends SurfaceHeader {
  readonly title: string;
  readonly summary?: string;
  /** CommonMark. */
  readonly description: string;
  /** Where the host mounts the router, `/api/workflows`. */
  readonly mount: `/${string}`;
  /** Capability name → its contract. */
  readonly contracts: Readonly<Record<string, MountedContract>>;
  readonly servers?: readonly SurfaceServer[];
  readonly contact?: { readonly name?: string; readonly url?: string; readonly email?: string };
  readonly license?: { readonly name: string; readonly identifier?: string; readonly url?: string };
  readonly termsOfService?: string;
  readonly externalDocs?: { readonly url: string; readonly description?: string };
  /** What an error body is on the wire: RFC 9457 problem details (default), or the JSON of an `ORPCError`. */
  readonly errorFormat?: "problem" | "orpc";
  /** OpenAPI 3.1 Security Scheme Objects by name. */
  readonly securitySchemes?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Security requirement of every operation that names none. */
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  /** Every tag that an operation uses, with its description. */
  readonly tags?: readonly { readonly name: string; readonly description: string }[];
  /** Callers are to leave this version of the surface. Default: they are not. */
  readonly deprecated?: SurfaceDeprecation;
  /** Accepted renames of components and operations: recorded name → new name. */
  readonly renames?: Readonly<Record<string, string>>;
}

/** A surface whose source is an OpenAPI document that somebody else wrote. */
export interface DocumentSurface extends SurfaceHeader {
  /** Path of the JSON or YAML document, relative to the file that defines the surface. */
  readonly document: string;
}

export type Surface = ContractSurface | DocumentSurface;

/** The surface as plain data, for stages that run in workers. */
export interface SurfaceInfo {
  readonly name: string;
  readonly major: number;
  readonly version: string;
  readonly title: string;
  readonly mount: string;
  readonly audiences: readonly Audience[];
  readonly clients: readonly ClientPackage[];
  /** The file that defines it, relative to the workspace root. */
  readonly file: string;
}

/**
 * Declares what is published under one name and major version.
 * Returns its argument; the pipeline validates it when it loads the file, so that every mistake is reported at once.
 */
export function defineSurface<const Definition extends Surface>(definition: Definition): Definition {
  return definition;
}
