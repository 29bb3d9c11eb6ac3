import { maxPathChars } from "../../shared/events/limits.ts";
import { clip } from "../clip.ts";
import { guard } from "../guard.ts";
import { followed } from "./followed.ts";
import type { Signal } from "./signal.ts";

/** In the order that packs best. */
const extensions = "txt|pdf|gz|(doc|xls|ppt)[xm]?|mp[34]|od[tsp]|csv|zip|dmg|mov|ics";

/**
 * A link to a file was followed: by the extension of its path, by that of a file named in its query (a
 * redirect, `/go?to=/a.pdf`), or because it has a `download` attribute. Not when the page stopped the
 * click. Reports the path of the file, or, for a link to data that the page itself made, the name it is saved
 * under: nothing of the data.
 */
export const onFileDownload: Signal = (report, { downloads }) => {
  // Of a query a path or a name, no address: a link that shares a file is not the file.
  const filePath = RegExp(`(^|[?&]\\w+=)([^:?&]*\\.(${extensions}|${downloads}))(?![^;?&])`, "i");
  followed("a[href]", (link, event) => {
    const { hostname, pathname, search, download } = link;
    const file = hostname && filePath.exec((pathname + search).replace(/%2F/gi, "/"))?.[2];
    if (file || link.matches("[download]"))
      setTimeout(
        guard(() => {
          if (!event.defaultPrevented)
            report({
              type: "file_download",
              file: clip(
                `/${file || download || (hostname && pathname)}`.replace("//", "/"),
                maxPathChars,
              ),
            });
        }),
      );
  });
};
