export const lintCodes = {} as const;
