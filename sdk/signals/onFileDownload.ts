import { maxPathChars } from "../../shared/events/limits.ts";
import { clip } from "../clip.ts";
import { followed } from "./followed.ts";
import type { Signal } from "./signal.ts";

/** In the order that packs best. */
const extensions = "msi|txt|pdf|gz|(doc|xls|ppt)x?|mp[34]|od[tsp]|csv|zip|exe|dmg|mov|ics";

/**
 * A link to a file was followed: by the extension of its path, by that of a file named in its query (a
 * redirect, `/go?to=/a.pdf`), or because it has a `download` attribute. Reports the path of the file,
 * or, for a link to data that the page itself made, the name it is saved under.
 */
export const onFileDownload: Signal = (report, { downloads }) => {
  const filePath = RegExp(`/(?!/).*\\.(${extensions}|${downloads})$`, "i");
  followed("a[href]", (link) => {
    const { pathname, search, download } = link;
    const [file] = [pathname, ...new URLSearchParams(search).values()].flatMap(
      (text) => filePath.exec(text) ?? [],
    );
    if (file || link.matches("[download]"))
      report({
        type: "file_download",
        file: clip(file || (download ? `/${download}` : pathname), maxPathChars),
      });
  });
};
