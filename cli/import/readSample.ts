import { open } from "node:fs/promises";

/** Enough to detect the encoding and the delimiter. */
const sampleBytes = 65_536;

/** The first bytes of a file, and its size in bytes. @throws When it cannot be read. */
export async function readSample(
  file: string,
): Promise<{ readonly sample: Uint8Array; readonly size: number }> {
  try {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0);
      return { sample: buffer.subarray(0, bytesRead), size };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`${file} cannot be read: ${code ?? message}`);
  }
}
