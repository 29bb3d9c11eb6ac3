/** The route in the fragment, `/pricing` of `/app#/pricing`; nothing where there is none. */
export const hashPath = (): string | undefined => /^#!?(\/[^?]*)/.exec(location.hash)?.[1];
