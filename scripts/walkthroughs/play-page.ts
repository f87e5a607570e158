import { type Exchange, exchangesOf, lasting, play, readable } from "./console.ts";
import type { PlayHost } from "./host.ts";
import { type Fence, type Page, withCode } from "./page.ts";

/** Starts the host; for this page it is started already. */
const beginning = /^npm start\b|^export ORIGIN=/;

/** A command of a page with what it printed. */
export interface Played extends Exchange {
  /** As a page shows it, with the host's address as the page has it. */
  readonly printed: string;
}

/** Executes every command of a page against a host. */
export async function playPage(page: Page, { env }: PlayHost, root: string): Promise<readonly Played[]> {
  const exchanges = exchangesOf(page).filter(({ command }) => !beginning.test(command));
  const printed = await play(
    exchanges.map(({ command }) => command),
    { cwd: root, env: { ...process.env, ...env } },
  );
  return exchanges.map((exchange, at) => {
    const text = readable(printed[at] ?? "");
    return { ...exchange, printed: text.replaceAll(env.ORIGIN, "http://127.0.0.1:3000") };
  });
}

/** Whether a command printed what the page says, but for ids and times. */
export function isAsSaid({ expected, printed }: Played): boolean {
  return lasting(expected) === lasting(printed);
}

/** The page with what its commands print now, where that is something else. */
export function withOutputs(page: Page, played: readonly Played[]): string {
  const replacements = new Map<Fence, string>();
  for (const each of played.filter((one) => !isAsSaid(one))) {
    const code = replacements.get(each.fence) ?? each.fence.code;
    const said = `$ ${each.command}\n`;
    const at = code.indexOf(`${said}${each.expected}`) + said.length;
    replacements.set(each.fence, code.slice(0, at) + each.printed + code.slice(at + each.expected.length));
  }
  return withCode(page, replacements);
}
