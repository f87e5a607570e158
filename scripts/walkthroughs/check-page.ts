import { existsSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { checkBlocks } from "./check-blocks.ts";
import type { Finding } from "./finding.ts";
import type { Page, TableRow } from "./page.ts";
import { guardedSections, policies, sections } from "./shape.ts";

/** Everything of a walkthrough that can be checked without executing something. */
export function checkPage(root: string, page: Page): readonly Finding[] {
  return [
    ...checkSections(page),
    ...checkBlocks(root, page),
    ...checkLinks(root, page),
    ...checkGuards(root, page),
    ...checkPolicies(page),
  ];
}

function checkSections(page: Page): readonly Finding[] {
  const found = page.headings.filter(({ depth }) => depth === 2);
  const wrong = sections.findIndex((title, at) => found[at]?.text !== title);
  if (wrong === -1 && found.length === sections.length) return [];
  const at = wrong === -1 ? sections.length : wrong;
  const message = `Section ${at + 1} is ${found[at] ? `"${found[at].text}"` : "missing"}.`;
  const fix = sections[at] ? `A walkthrough has "## ${sections[at]}" here.` : "A walkthrough has nine sections.";
  return [{ path: page.path, line: found[at]?.line ?? 1, message, fix }];
}

function checkLinks(root: string, page: Page): readonly Finding[] {
  return page.links.flatMap(({ target, line }) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [path = "", anchor] = target.split("#");
    const file = fileOf(page, path);
    if (path !== "" && !existsSync(join(root, file))) {
      return [{ path: page.path, line, message: `There is no ${file}.`, fix: "Correct the link." }];
    }
    if (anchor === undefined) return [];
    const text = path === "" ? page.text : readFileSync(join(root, file), "utf8");
    if (anchorsOf(text).includes(anchor)) return [];
    return [{ path: page.path, line, message: `${file} has no heading #${anchor}.`, fix: "Correct the link." }];
  });
}

const fileOf = (page: Page, target: string) => normalize(join(page.path, "..", target));

/** As GitHub makes them. */
function anchorsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, text = ""]) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** What may stand as a guard: a test, a rule, a diagnostic. */
const guardFiles =
  /\.test(-d)?\.ts$|^scripts\/(import-rules\/[a-z-]+-rules|guards\/[a-z-]+)\.ts$|^docs\/diagnostics\/[a-z0-9-]+\.md$/;

function checkGuards(root: string, page: Page): readonly Finding[] {
  return page.rows
    .filter(({ section }) => guardedSections.includes(section))
    .flatMap((row, at, rows) => {
      if (rows[at - 1]?.section !== row.section) return [];
      return guardFaults(root, page, row).map((message) => ({
        path: page.path,
        line: row.line,
        message,
        fix: "Name a test by its title, a rule or a diagnostic by its name: [`name`](path/of/its/file).",
      }));
    });
}

function guardFaults(root: string, page: Page, { cells }: TableRow): readonly string[] {
  const guards = [...(cells.at(-1) ?? "").matchAll(/\[`([^`]+)`\]\(([^)]+)\)/g)];
  if (guards.length === 0) return [`Nothing is named that enforces "${cells[0]}".`];
  return guards.flatMap(([, name = "", target = ""]) => {
    const file = fileOf(page, target);
    if (!guardFiles.test(file)) return [`${file} is neither a test nor a rule nor a diagnostic.`];
    if (!existsSync(join(root, file))) return [`There is no ${file}.`];
    return holds(readFileSync(join(root, file), "utf8"), name) ? [] : [`${file} has nothing of the name "${name}".`];
  });
}

/** As the title of a test, the name of a rule, or the heading of a diagnostic's page. */
function holds(text: string, name: string): boolean {
  return ['"', "`"].some((quote) => text.includes(`${quote}${name}${quote}`)) || text.startsWith(`# ${name}\n`);
}

function checkPolicies(page: Page): readonly Finding[] {
  const answered = page.rows.filter(({ section }) => section === sections[8]).map(({ cells }) => cells[0]);
  return policies
    .filter((policy) => !answered.includes(policy))
    .map((policy) => ({
      path: page.path,
      line: page.headings.find(({ text }) => text === sections[8])?.line ?? 1,
      message: `The checklist does not answer "${policy}".`,
      fix: "Add a row that names what enforces it.",
    }));
}
