import type { StepCache } from "../artifacts/cache.ts";
import type { OutputFile } from "../artifacts/output-file.ts";
import type { WorkerPool } from "../artifacts/worker-pool.ts";
import type { CompiledDocument } from "../compile/compiled-document.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ReviewTerms } from "../surface/review-terms.ts";
import type { SurfaceInfo } from "../surface/surface.ts";

/**
 * How far a build goes: `write` and `check` run every stage, `lint` ends after lint, `snapshot` after the snapshot, `review`
 * leaves lint out.
 */
export type BuildMode = "write" | "check" | "lint" | "snapshot" | "review";

/** Texts by path relative to the workspace root: of contract files, and of the notes that a client's changelog is made from. */
export interface Overlay {
  readonly contracts: ReadonlyMap<string, string>;
  /** Sections of CHANGELOG.md by folder of the client package, `generated/workflows-client`. */
  readonly changelogs: ReadonlyMap<string, string>;
}

/** A file that publishes a surface: `contracts/<surface>.v<major>.ts`. */
export interface ContractFile {
  readonly surface: string;
  readonly major: number;
  /** Relative to the workspace root, with forward slashes. */
  readonly file: string;
}

/** What happens in a stage, for the progress lines. */
export interface StageEvent {
  /** `workflows.v1` */
  readonly surface: string;
  /** The stage's name in the table of stages. */
  readonly stage: string;
  readonly state: "started" | "finished";
  /** Wall time; of a finished stage. */
  readonly milliseconds?: number;
  /** The result came from the cache; of a finished stage. */
  readonly cached?: boolean;
}

/** What `build()` is asked for. It computes in memory and writes nothing: the command line plans and applies. */
export interface BuildRequest {
  /** Absolute path of the workspace root. */
  readonly root: string;
  /** The surfaces to build, already found and chosen. */
  readonly contracts: readonly ContractFile[];
  readonly mode: BuildMode;
  /** What stands in for files before a release writes them. Default: nothing. */
  readonly overlay?: Overlay;
  readonly cache: StepCache;
  readonly workers: WorkerPool;
  readonly onProgress: (event: StageEvent) => void;
  /** Aborted on Ctrl-C; `build()` may reject with `signal.reason`. */
  readonly signal: AbortSignal;
}

/** What came of one surface. */
export interface SurfaceResult {
  readonly surface: string;
  readonly major: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Every artifact of the surface (in mode `lint` none, in mode `snapshot` the snapshot). */
  readonly files: readonly OutputFile[];
  /** Folder names below `generated/` that belong to this surface. */
  readonly clientDirectories: readonly string[];
  /**
   * Every file that was read and that the result depends on, absolute or relative to the root: the contract file and what it
   * imports (workspace sources; installed packages are covered by the lockfile), configuration, lock files, source documents.
   * Filled in as far as known when the build failed, so that `--watch` knows what to wait for.
   */
  readonly inputs: readonly string[];
  /** Files that were looked for and were not there (`.spectral.yml`): when one appears, the build is out of date. */
  readonly absent: readonly string[];
  /** For the closing line. */
  readonly operations: number;
  /** What a review of the surface starts from, when it compiled. */
  readonly compiled?: ReviewableSurface;
}

/** A surface as it compiled, in memory. */
export interface ReviewableSurface {
  readonly info: SurfaceInfo;
  readonly terms: ReviewTerms;
  readonly documents: readonly CompiledDocument[];
}

/** What `build()` returns: one result per contract file, in the order of the request. */
export interface BuildResult {
  readonly surfaces: readonly SurfaceResult[];
}

/** The signature of `build` in `src/build.ts`. Expected failures are diagnostics; it throws only on abort or on a defect. */
export type Build = (request: BuildRequest) => Promise<BuildResult>;
