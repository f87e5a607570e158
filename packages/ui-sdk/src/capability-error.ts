/** Why a micro-frontend was not mounted, or why something was refused to it. */
export type CapabilityErrorCode =
  /** The page does not grant a capability that the manifest needs. */
  | "NOT_GRANTED"
  /** The manifest does not name the capability that was asked for. */
  | "NOT_DECLARED"
  /** The person lacks a scope that the manifest needs. */
  | "SCOPE_MISSING"
  | "MANIFEST_INVALID"
  /** The micro-frontend is written for another version of the mount contract. */
  | "MOUNT_CONTEXT_UNSUPPORTED"
  /** A request that leads elsewhere than below a granted capability. */
  | "FETCH_REFUSED"
  /** Its module could not be loaded; `cause` says why. */
  | "LOAD_FAILED"
  /** Its module does not keep to the contract. */
  | "MODULE_INVALID"
  /** Its `mount` failed; `cause` is what it threw. */
  | "MOUNT_FAILED";

/** Thrown by the page's side of the mount contract. Ask for `code`, not for the class: a page and its micro-frontends may hold two copies. */
export class CapabilityError extends Error {
  override readonly name = "CapabilityError";
  readonly code: CapabilityErrorCode;

  constructor(code: CapabilityErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }

  /** Whether a value is such an error, whichever copy of this module made it. */
  static is(value: unknown): value is CapabilityError {
    return value instanceof Error && value.name === "CapabilityError" && "code" in value;
  }
}
