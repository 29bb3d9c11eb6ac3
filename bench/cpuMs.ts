/**
 * Milliseconds that this process has had a core so far, helpers (garbage collector, compiler) included:
 * what others do on the machine does not count.
 */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
