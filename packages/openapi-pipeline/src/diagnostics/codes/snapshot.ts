export const snapshotCodes = {} as const;
