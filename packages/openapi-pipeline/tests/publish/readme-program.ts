/** The TypeScript blocks of a README as one program, as its reader would write it: the first block, then the others after it. */
export function readmeProgram(markdown: string): string {
  const blocks = [...markdown.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code = ""]) => code);
  const imported = new Map<string, Set<string>>();
  const bodies = blocks.map((block) =>
    block.replace(/^import \{ (.+) \} from "(.+)";\n/gm, (_, names: string, module: string) => {
      const known = imported.get(module) ?? new Set<string>();
      for (const name of names.split(", ")) known.add(name);
      imported.set(module, known);
      return "";
    }),
  );
  const [first = "", ...rest] = bodies;
  return [
    ...[...imported].map(([module, names]) => `import { ${[...names].sort().join(", ")} } from "${module}";`),
    first,
    ...rest.map((body) => `{\n${body}}`),
  ].join("\n");
}
