export const compileCodes = {} as const;
