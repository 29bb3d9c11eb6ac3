/** What is wrong with a glob that no path can match, or `null`: every path begins with a slash. */
export function pathTrapOf(glob: string): string | null {
  const pattern = glob.replace(/^!/, "");
  if (/^(\/|\*\*|\*\/)/.test(pattern) || pattern === "") return null;
  return pattern.startsWith("*")
    ? `"${glob}" matches no path: * stops at a slash; write *${pattern}`
    : `"${glob}" matches no path: every path begins with /; write /${pattern} or **${pattern}`;
}
