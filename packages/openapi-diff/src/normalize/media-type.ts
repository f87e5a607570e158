/** Lower case but for values of parameters, parameters sorted; `charset=utf-8` says nothing of JSON (RFC 8259, 8.1 and 11). */
export function normalizeMediaType(written: string): string {
  const [type = "", ...rest] = splitParameters(written);
  const essence = type.trim().toLowerCase();
  const parameters = rest
    .map(normalizeParameter)
    .filter((parameter) => parameter !== "" && !(parameter === "charset=utf-8" && isJson(essence)));
  return [essence, ...new Set(parameters.sort())].join("; ");
}

/** Is it JSON by its name: `application/json`, `application/problem+json`? */
export function isJson(essence: string): boolean {
  return essence === "application/json" || essence.endsWith("+json");
}

/** Does a media type range (RFC 9110, 12.5.1) hold everything that a type or range holds? Both normalised. */
export function coversMediaType(range: string, type: string): boolean {
  const [wide = "", ...asked] = range.split("; ");
  const [narrow = "", ...given] = type.split("; ");
  return coversEssence(wide, narrow) && asked.every((parameter) => given.includes(parameter));
}

function coversEssence(range: string, type: string): boolean {
  if (range === type || range === "*/*" || range === "*") return true;
  return range.endsWith("/*") && type.startsWith(range.slice(0, -1));
}

/** At each `;` that stands outside quotes. */
function splitParameters(written: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < written.length; at += 1) {
    const character = written[at];
    if (character === '"') quoted = !quoted;
    else if (quoted && character === "\\") at += 1;
    else if (character === ";" && !quoted) {
      parts.push(written.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, written.slice(start)];
}

function normalizeParameter(written: string): string {
  const at = written.indexOf("=");
  if (at < 0) return written.trim().toLowerCase();
  const name = written.slice(0, at).trim().toLowerCase();
  const quoted = written.slice(at + 1).trim();
  const token = /^"([!#$%&'*+.^_`|~\w-]+)"$/.exec(quoted)?.[1] ?? quoted;
  return `${name}=${name === "charset" ? token.toLowerCase() : token}`;
}
