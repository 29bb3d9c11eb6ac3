/** 128 random bits as 32 lowercase hex digits. */
export const randomId = (): string =>
  crypto
    .getRandomValues(new Uint8Array(16))
    .reduce((digits, byte) => digits + (256 + byte).toString(16).slice(1), "");
