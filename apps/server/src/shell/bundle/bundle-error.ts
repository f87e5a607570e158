const code = "BUNDLE_FAILED";

/** The console's browser code cannot be bundled; the message shows where and why. */
export class BundleError extends Error {
  readonly code = code;

  constructor(reasons: readonly string[]) {
    super(`The console cannot be bundled for browsers:\n${reasons.join("\n")}`);
    this.name = "BundleError";
  }

  static is(error: unknown): error is BundleError {
    return error instanceof Error && "code" in error && error.code === code;
  }
}
