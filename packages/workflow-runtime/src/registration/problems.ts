/** Something in a function's configuration that the engine will not take. */
export interface RegistrationProblem {
  readonly functionId: string;
  /** Path of the option as its author wrote it: `rateLimit.period`, `cancelOn[0].if`. */
  readonly option: string;
  readonly message: string;
  readonly advice: string;
  /** Whether the option is sound and only the engine lacks it. */
  readonly unsupported: boolean;
}

/** Collects what is wrong with one function, so that its author hears all of it at once. */
export class Problems {
  readonly #functionId: string;
  readonly #found: RegistrationProblem[];

  constructor(functionId: string, found: RegistrationProblem[]) {
    this.#functionId = functionId;
    this.#found = found;
  }

  invalid(option: string, message: string, advice: string): undefined {
    this.#found.push({ functionId: this.#functionId, option, message, advice, unsupported: false });
  }

  unsupported(option: string, message: string, advice: string): undefined {
    this.#found.push({ functionId: this.#functionId, option, message, advice, unsupported: true });
  }
}
