export const generateCodes = {} as const;
