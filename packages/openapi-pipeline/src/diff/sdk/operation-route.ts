/** `GET /runs/{.id=runId*}{?a,b} >` → `GET /runs/{runId}`; `undefined` when a text is no operation's. */
export function routeOf(spec: string): string | undefined {
  const [, method, rest] = /^([A-Z]+) (\/\S*)/.exec(spec) ?? [];
  if (method === undefined || rest === undefined) return undefined;
  const path = rest
    .replaceAll(/\{[?^&][^}]*\}/g, "")
    .replaceAll(/\{[.;]?(?:[^}=]*=)?([^}=~|!@+*]*)[^}]*\}/g, (_, name: string) => `{${name}}`);
  return `${method} ${decoded(path)}`;
}

/** The same for every name of its parameters: `GET /runs/{}`. */
export function operationKey(route: string): string {
  return route.replaceAll(/\{[^}]*\}/g, "{}");
}

/** RFC 6901 pointer of an operation in its document. */
export function operationPointer(route: string): string {
  const [method = "", path = ""] = route.split(/ (.*)/s);
  return `/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}/${method.toLowerCase()}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
