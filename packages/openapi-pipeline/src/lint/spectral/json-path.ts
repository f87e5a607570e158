/** Whether a filter `[?(…)]` lets a member pass. */
export type Filter = (value: unknown, key: string) => boolean;

/** One step of a path. A step that descends may match at any depth. */
export interface PathStep {
  readonly descends: boolean;
  readonly matches: Filter;
}

const step = /(\.\.|\.)?(?:\[\?\((.+?)\)\](?=$|[.[])|\[\*\]|\['([^']+)'\]|\[([\w$,-]+)\]|([\w$-]+))/y;

/**
 * Reads a JSONPath of the kind that `spectral:oas` uses: names, lists of names, wildcards, descent, and those filters
 * that are in the table by their very text. Of any other path nothing.
 */
export function parseJsonPath(path: string, filters: ReadonlyMap<string, Filter>): readonly PathStep[] | undefined {
  if (!path.startsWith("$")) return undefined;
  const steps: PathStep[] = [];
  step.lastIndex = 1;
  while (step.lastIndex < path.length) {
    const [text, dots, filter, quoted, names, name] = step.exec(path) ?? [];
    if (text === undefined) return undefined;
    const matches = filter === undefined ? matchNames(quoted ?? names ?? name) : filters.get(filter);
    if (!matches) return undefined;
    steps.push({ descends: dots === "..", matches });
  }
  return steps;
}

function matchNames(list: string | undefined): Filter {
  if (list === undefined) return () => true;
  const names = new Set(list.split(","));
  return (_value, key) => names.has(key);
}
