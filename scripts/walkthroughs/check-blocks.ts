import { existsSync } from "node:fs";
import { join } from "node:path";
import { ExcerptError } from "./excerpt.ts";
import type { Finding } from "./finding.ts";
import { type Included, resolveInclude } from "./include.ts";
import { type Fence, type Page, withCode } from "./page.ts";

/** The command that makes included blocks say what the files say. */
const rewrite = "node scripts/walkthroughs.ts write";

/** Blocks that are no excerpts: drawings, trees of files (which are checked), commands (which are executed). */
const ownWords = new Set(["mermaid", "text", "console"]);

/** Every block of code says what the file says that its comment names. */
export function checkBlocks(root: string, page: Page): readonly Finding[] {
  return page.fences.flatMap((fence) => {
    const at = (message: string, fix: string): readonly Finding[] => [
      { path: page.path, line: fence.line, message, fix },
    ];
    if (fence.language === "text") return missingPaths(root, fence.code).flatMap((each) => at(...noSuchFile(each)));
    if (fence.include === undefined) {
      if (ownWords.has(fence.language)) return [];
      return at("This block is not taken from a file.", "Put `<!-- include: path:symbol -->` on the line before it.");
    }
    const included = includedBy(root, fence.include);
    if (included instanceof ExcerptError) return at(`${included.message}.`, "Correct the reference in the comment.");
    if (included.code === fence.code && included.language === fence.language) return [];
    return at(`This block is not what ${fence.include} says.`, rewrite);
  });
}

/** The page with every block as its file has it; blocks whose reference leads nowhere stay. */
export function rewriteBlocks(root: string, page: Page): string {
  const replacements = new Map<Fence, string>();
  for (const fence of page.fences) {
    const included = fence.include === undefined ? undefined : includedBy(root, fence.include);
    if (included !== undefined && !(included instanceof ExcerptError)) replacements.set(fence, included.code);
  }
  return withCode(page, replacements);
}

function includedBy(root: string, reference: string): Included | ExcerptError {
  try {
    return resolveInclude(root, reference);
  } catch (error) {
    if (error instanceof ExcerptError) return error;
    throw error;
  }
}

const noSuchFile = (path: string) => [`There is no ${path}.`, "Draw the tree as it is."] as const;

/** A tree is drawn by indentation: a folder ends in a slash and stands above what it holds. */
function missingPaths(root: string, tree: string): readonly string[] {
  const folders: { indentation: number; path: string }[] = [];
  return tree.split("\n").flatMap((line) => {
    const [, indentation = "", name] = /^( *)([^\s#]+)/.exec(line) ?? [];
    if (name === undefined) return [];
    while ((folders.at(-1)?.indentation ?? -1) >= indentation.length) folders.pop();
    const path = join(folders.at(-1)?.path ?? "", name);
    if (name.endsWith("/")) folders.push({ indentation: indentation.length, path });
    return existsSync(join(root, path)) ? [] : [path];
  });
}
