/** Something in a function's configuration that the engine will not take. */
export interface RegistrationProblem {
  /** `UNSUPPORTED_OPTION` where the option may be sound and the engine lacks it. */
  readonly code: "UNSUPPORTED_OPTION" | "INVALID_FUNCTION";
  readonly functionId: string;
  /** Path of the option as its author wrote it: `rateLimit.period`, `cancelOn[0].if`. */
  readonly option: string;
  readonly message: string;
  readonly advice: string;
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
    this.#found.push({ code: "INVALID_FUNCTION", functionId: this.#functionId, option, message, advice });
  }

  unsupported(option: string, message: string, advice: string): undefined {
    this.#found.push({ code: "UNSUPPORTED_OPTION", functionId: this.#functionId, option, message, advice });
  }
}
