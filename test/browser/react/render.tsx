/** @jsxImportSource react */
import { renderToReadableStream } from "react-dom/server";
import { App, type Given } from "./app.tsx";

/** The page as a server streams it. */
export async function render(given: Given): Promise<string> {
  const page = <App given={given} late={Promise.resolve("Late")} />;
  const stream = await renderToReadableStream(page, { bootstrapModules: ["/react.js"] });
  return new Response(stream).text();
}
