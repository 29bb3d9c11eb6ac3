import { LeadlightProvider, type ServerLead } from "leadlight/react";
import { onTierCookie } from "leadlight/signals";
import { lazy, Suspense } from "react";
import { Hero } from "./hero.tsx";
import { Seats } from "./seats.tsx";
import { Standing } from "./standing.tsx";

/** Streams and hydrates after the rest. */
const Proof = lazy(() => import("./proof.tsx"));

/** The data of the server, with which the browser must hydrate. */
export interface Given {
  readonly site: string;
  readonly endpoint: string;
  readonly lead: ServerLead;
}

export function App({ given }: { readonly given: Given }) {
  const { site, endpoint, lead } = given;
  return (
    // The edge and the script both write the tier on this element.
    <html lang="en" suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Kelderwick in React</title>
        <link
          rel="icon"
          href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%230b625f'/%3E%3C/svg%3E"
        />
        <link rel="stylesheet" href="/site.css" />
      </head>
      <body data-given={JSON.stringify(given)}>
        <LeadlightProvider options={{ site, endpoint }} signals={[onTierCookie]} lead={lead}>
          <main>
            <Hero />
            <Seats />
            <Suspense fallback={<p className="card">Loading what others say</p>}>
              <Proof />
            </Suspense>
          </main>
          <Standing />
        </LeadlightProvider>
      </body>
    </html>
  );
}
