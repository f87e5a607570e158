export const artifactsCodes = {} as const;
