export const halfHourMs = 1_800_000;
export const dayMs = 86_400_000;
