/** Why a path may not be written, or undefined when it may. Checked before any path is joined to the root. */
export function refusePath(path: string): string | undefined {
  if (path === "") return "it is empty";
  if (path.includes("\\")) return "it has a backslash";
  if (path.startsWith("/") || /^[a-z]:/i.test(path)) return "it is absolute";
  if (/[\u0000-\u001f<>:"|?*]/.test(path)) return "it has a character that not every file system accepts";
  for (const segment of path.split("/")) {
    if (segment === "..") return "it leaves the folder that the surface owns";
    if (segment === "" || segment === ".") return "it is not normalised";
    if (/[. ]$/.test(segment)) return "a part of it ends in a dot or a space, which Windows drops";
  }
  return undefined;
}

/** Is `path` the folder itself or below it? */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
