/** The sections of a walkthrough, in this order and no others. */
export const sections = [
  "1. Goal and use case",
  "2. Topology",
  "3. File tree",
  "4. Key files",
  "5. Wiring: host → composition → plugin → package → runtime",
  "6. A request, step by step",
  "7. Rationale and trade-offs",
  "8. What can go wrong, and what guards against it",
  "9. Policy checklist",
] as const;

/** In these every row of a table names what enforces it. */
export const guardedSections: readonly string[] = [sections[7], sections[8]];

/** What the checklist of every walkthrough answers. */
export const policies = [
  "TypeBox first",
  "A payload's shape is defined once, in the capability",
  "`/api/workflows/*` is for callers, `/api/inngest` for the engine",
  "Server code calls a capability through its internal client",
  "No plugin imports another plugin",
  "Who may call what is said in the contract and enforced at the boundary",
  "Package and plugin have the default shape",
  "Browsers get no server-only code",
  "Mounts and documents agree",
  "No glue is hidden",
  "An API plugin is optional for workflows",
] as const;
