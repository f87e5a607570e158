import type { SurfaceReview } from "../diff/review.ts";

/** What a renderer of reviews may be told. Each takes what concerns it. */
export interface ReviewOptions {
  /** A URL that ends in `/` and takes workspace paths, for links to the author's lines. Default: no links. */
  readonly sourceBase?: string | undefined;
  /** Where `review.md` is: a path or URL that ends in `/`. Default: `docs/`. */
  readonly docsBase?: string | undefined;
  /** SARIF: the pipeline's version. Default: left out. */
  readonly toolVersion?: string | undefined;
}

/** One form of a review. Pure; every renderer sorts, so that equal findings give equal bytes. */
export type ReviewRenderer = (reviews: readonly SurfaceReview[], options?: ReviewOptions) => string;

/** The part of the page `review.md` that explains a class. */
export function classPage(title: string, { docsBase = "docs/" }: ReviewOptions): string {
  return `${docsBase}review.md#${title.toLowerCase().replaceAll(" ", "-")}`;
}

/** Where GitHub shows the files of the commit that a job of its Actions works on; undefined elsewhere. */
export function githubSourceBase(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = env;
  if (!server || !repository || !commit || !URL.canParse(server)) return undefined;
  return `${server}/${repository}/blob/${commit}/`;
}
