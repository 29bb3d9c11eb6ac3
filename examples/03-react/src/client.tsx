/** Hydrates the page with the data of the server. */
import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { App } from "./app.tsx";

const given = JSON.parse(document.body.dataset.given ?? "");
hydrateRoot(
  document,
  <StrictMode>
    <App given={given} />
  </StrictMode>,
);
