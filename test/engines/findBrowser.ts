import { existsSync } from "node:fs";

/** What is wanted, where it is found, and how Debian calls it. */
const programs = {
  chromium: {
    variable: "LEADLIGHT_CHROMIUM",
    debian: "chromium",
    paths: [
      "/usr/bin/chromium",
      "/usr/bin/chromium-browser",
      "/usr/bin/google-chrome",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ],
  },
  firefox: {
    variable: "LEADLIGHT_FIREFOX",
    debian: "firefox-esr",
    paths: [
      "/usr/bin/firefox-esr",
      "/usr/bin/firefox",
      "/Applications/Firefox.app/Contents/MacOS/firefox",
    ],
  },
  webkit: {
    variable: "LEADLIGHT_WEBKIT",
    debian: "webkit2gtk-driver",
    paths: ["x86_64-linux-gnu", "aarch64-linux-gnu"].flatMap((machine) =>
      ["4.1", "4.0"].map((version) => `/usr/lib/${machine}/webkit2gtk-${version}/MiniBrowser`),
    ),
  },
  webkitDriver: {
    variable: "LEADLIGHT_WEBKIT_DRIVER",
    debian: "webkit2gtk-driver",
    paths: ["/usr/bin/WebKitWebDriver"],
  },
  xvfb: { variable: "LEADLIGHT_XVFB", debian: "xvfb", paths: ["/usr/bin/Xvfb"] },
} as const;

export type Program = keyof typeof programs;

const pathOf = (program: Program): string | undefined => {
  const { variable, paths } = programs[program];
  return [process.env[variable], ...paths].find((path) => path !== undefined && existsSync(path));
};

/** Debian's packages for those of the programs that are not there. */
export const missingPackages = (wanted: readonly Program[]): string[] => [
  ...new Set(
    wanted.filter((program) => !pathOf(program)).map((program) => programs[program].debian),
  ),
];

/** Where a program is, or an error that says what to install. */
export function findBrowser(program: Program): string {
  const path = pathOf(program);
  if (path !== undefined) return path;
  const { debian, variable } = programs[program];
  throw new Error(
    `The browser tests need ${program}: install it (Debian: \`sudo apt-get install ${debian}\`), or set ${variable} to its path.`,
  );
}
