const code = "RAWR_BOOTSTRAP";

/** What went wrong on this machine and what to do about it, for a person; never a bug of ours. */
export class BootstrapError extends Error {
  /** @override */
  name = "BootstrapError";
  code = code;

  /** @param {unknown} error @returns {error is BootstrapError} */
  static is(error) {
    return error instanceof Error && "code" in error && error.code === code;
  }
}

/**
 * Turns a file system's refusal into a {@link BootstrapError}; every other error is passed on.
 * @param {unknown} error
 * @param {string} doing what was tried, "write node_modules"
 * @returns {never}
 */
export function rethrowRefusal(error, doing) {
  const errno = error instanceof Error && "code" in error ? error.code : undefined;
  const reason = {
    EACCES: "permission denied. It may belong to another user: remove node_modules, or run as its owner",
    EPERM: "not permitted. It may belong to another user: remove node_modules, or run as its owner",
    EROFS: "the file system is read-only",
    ENOSPC: "the disk is full",
    EDQUOT: "the disk quota is used up",
  }[String(errno)];
  if (!reason) throw error;
  throw new BootstrapError(`cannot ${doing}: ${reason}.`);
}
