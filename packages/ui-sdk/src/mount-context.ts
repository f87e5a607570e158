/** A value that changes while a micro-frontend is on the page. */
export interface Live<T> {
  readonly value: T;
  /** Calls `listener` with each later value; what it returns ends that. */
  subscribe(listener: (value: T) => void): () => void;
}

export type Theme = "light" | "dark";

/** A capability of the platform that was granted to a micro-frontend: where it is, and what may be done there. */
export interface CapabilityRef {
  /** `invoicing.workflows`. */
  readonly name: string;
  /** Absolute URL without a slash at its end, for the `baseUrl` of a generated client. */
  readonly baseUrl: string;
  /** Scopes that the signed-in person has there; for showing and hiding, the server decides. */
  readonly scopes: readonly string[];
}

/** What a micro-frontend tells the page that it is on. Messages are for people who run the page, and hold no secrets. */
export type Report =
  | { readonly kind: "error"; readonly error: unknown; readonly message?: string }
  | {
      readonly kind: "event";
      readonly name: string;
      readonly data?: Readonly<Record<string, string | number | boolean>>;
    }
  | { readonly kind: "signed-out" };

/** What a page hands to a micro-frontend: everything that it gets from outside, and nothing of the person's credentials. */
export interface MountContext {
  /** Of this contract. A later one adds members and keeps these. */
  readonly version: 1;
  /** The capabilities that its manifest names and the page granted. */
  readonly capabilities: {
    /** Throws a `CapabilityError`: `NOT_DECLARED` when the manifest does not name it, `NOT_GRANTED` when it was not granted. */
    require(name: string): CapabilityRef;
    /** Undefined when it was not granted; `NOT_DECLARED` when the manifest does not name it. */
    optional(name: string): CapabilityRef | undefined;
  };
  /**
   * Sends requests as the signed-in person, below the `baseUrl` of granted capabilities and nowhere else: the rest rejects
   * with a `CapabilityError`, `FETCH_REFUSED`. Where a session has ended it waits until the person has signed in again.
   */
  readonly fetch: typeof globalThis.fetch;
  /** Aborts when the micro-frontend has to go; its requests end with it. */
  readonly signal: AbortSignal;
  /** BCP 47, `en-GB`. */
  readonly locale: Live<string>;
  readonly theme: Live<Theme>;
  report(report: Report): void;
}

/** What `mount` returns. After `unmount` nothing of the micro-frontend is left: no element, listener, timer or request. */
export interface Mounted {
  unmount(): void;
}

/** The one export that the module of a micro-frontend has to have, by the name `mount`. */
export type Mount = (element: HTMLElement, context: MountContext) => Mounted | Promise<Mounted>;
