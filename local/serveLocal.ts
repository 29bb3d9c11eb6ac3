import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Listens on this machine alone. An error in `handle` is answered with 500 and printed: in Node, an error that
 * no code catches ends the process, and with it everything that `npm start` runs.
 *
 * @param port 0 takes any free port.
 * @throws When the port is taken.
 */
export async function serveLocal(port: number, handle: Handle): Promise<Server> {
  const server = createServer(async (request, response) => {
    try {
      await handle(request, response);
    } catch (error) {
      console.error(JSON.stringify({ url: request.url, error: String(error) }));
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
      response.end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return server;
}
