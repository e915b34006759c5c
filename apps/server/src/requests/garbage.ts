import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { failureOf, negotiateLocale, problemOf, type Reason } from "@guichet/api/server";

type Headers = Readonly<Record<string, string>>;

const REASONS: Readonly<Record<string, Reason>> = {
  HPE_HEADER_OVERFLOW: "headers-too-large",
  ERR_HTTP_REQUEST_TIMEOUT: "request-timeout",
};

/** What is not HTTP never becomes a request: the answer is written by hand. */
export function refuseGarbage(error: Error & { code?: string }, socket: Socket, headers: Headers): void {
  if (error.code === "ECONNRESET" || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, body, own } = refusalOf(REASONS[error.code ?? ""] ?? "malformed");
  const lines = Object.entries({ ...headers, ...own, connection: "close" }).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("\r\n")}\r\n\r\n${body}`);
}

/** An expectation other than 100-continue (RFC 9110 §10.1.1), which Node would answer without our headers. */
export function answerUnheardOf(server: Server, headers: Headers): void {
  server.on("checkExpectation", (_: IncomingMessage, response: ServerResponse) => {
    const { status, body, own } = refusalOf("unknown-expectation");
    response.writeHead(status, { ...headers, ...own, connection: "close" }).end(body);
  });
}

function refusalOf(reason: Reason) {
  const locale = negotiateLocale(undefined);
  const problem = problemOf(failureOf(reason), locale);
  const body = JSON.stringify(problem);
  const own = {
    "content-type": "application/problem+json; charset=utf-8",
    "content-language": locale,
    "content-length": String(Buffer.byteLength(body)),
  };
  return { status: problem.status, body, own };
}
