/** @jsxImportSource react */
import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { App, type Given } from "./app.tsx";

declare global {
  interface Window {
    /** Lets the part that hydrates last go on. */
    finish(): void;
  }
}

const given: Given = JSON.parse(document.body.dataset.given ?? "");
const late = new Promise<string>((done) => {
  window.finish = () => done("Late");
});
hydrateRoot(
  document,
  <StrictMode>
    <App given={given} late={late} />
  </StrictMode>,
);
