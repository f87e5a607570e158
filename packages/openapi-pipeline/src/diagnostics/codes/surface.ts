export const surfaceCodes = {} as const;
