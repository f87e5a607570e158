/** The words of a name: `HTTPServer_v2` → `http server v2`. */
export function words(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
}

export function pascalCase(name: string): string {
  return words(name)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

export function camelCase(name: string): string {
  const pascal = pascalCase(name);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

export function kebabCase(name: string): string {
  return words(name).join("-");
}

export const isPascalCase = (name: string) => /^[A-Z][A-Za-z0-9]*$/.test(name);
export const isCamelCase = (name: string) => /^[a-z][A-Za-z0-9]*$/.test(name);
/** With dots, as in `v1.2`. */
export const isKebabCase = (name: string) => /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(name);
