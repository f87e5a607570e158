/** One parameter of an operation's string. */
export interface Parameter {
  /** `""` path, `.` label, `;` matrix, `?` query, `^` header, `&` cookie. */
  readonly kind: string;
  /** The input's key. */
  readonly key: string;
  /** The name on the wire. */
  readonly name: string;
  /** `""`, `*` explode, `~` spaceDelimited, `|` pipeDelimited, `!` deepObject, `@` JSON. */
  readonly style: string;
  readonly reservedAllowed: boolean;
  /** The text that follows. */
  readonly after: string;
}

/** The parameters of a plan's steps, with all that the string says of them. */
export function parametersOf(steps: readonly string[]): Parameter[] {
  const parameters: Parameter[] = [];
  let list = "";
  for (let index = 1; index + 3 <= steps.length; index += 4) {
    const [query = "", begin = "", end = "", after = ""] = steps.slice(index, index + 4);
    const item = begin + end;
    const marker = query || (/^[.;^&]/.exec(item)?.[0] ?? "");
    // `{?a,b}`: what begins a list counts for all of it; in a path each parameter has its own braces.
    if (marker && /[?^&]/.test(marker)) list = marker;
    const text = query ? item : item.slice(marker.length);
    const [key = "", name = key] = text
      .replace(/[*~|!@+]/g, "")
      .split("=")
      .map(decodeURIComponent);
    const style = /[*~|!@]/.exec(text)?.[0] ?? "";
    parameters.push({ kind: list || marker, key, name, style, reservedAllowed: text.includes("+"), after });
  }
  return parameters;
}
