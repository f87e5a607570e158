export const schemaCodes = {} as const;
