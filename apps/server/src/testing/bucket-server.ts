import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface BucketServer {
  /** Of the bucket. */
  readonly url: string;
  readonly objects: Map<string, { readonly bytes: Buffer; readonly type: string | undefined }>;
  /** Answers so many requests with 503 before it works again. */
  failNext(times: number): void;
  close(): Promise<void>;
}

export interface BucketKey {
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const EMPTY_HASH = hash("");

/**
 * A store that speaks as much of S3 as pictures need, and lets in who has signed a request as Amazon publishes it ("Signature Version 4",
 * docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html), by its own calculation.
 */
export async function startBucketServer(key: BucketKey): Promise<BucketServer> {
  const objects: BucketServer["objects"] = new Map();
  let failures = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    const path = request.url ?? "";
    const end = (status: number, body?: Buffer) => response.writeHead(status).end(body);
    if (failures > 0) {
      failures -= 1;
      return end(503);
    }
    if (!isSigned(request, bytes, key))
      return end(403, Buffer.from("<Error><Code>SignatureDoesNotMatch</Code></Error>"));
    switch (request.method) {
      case "PUT":
        objects.set(path, { bytes, type: request.headers["content-type"] });
        return end(200);
      case "GET": {
        const object = objects.get(path);
        return object === undefined ? end(404) : end(200, object.bytes);
      }
      case "DELETE":
        objects.delete(path);
        return end(204);
      default:
        return end(405);
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/pictures`,
    objects,
    failNext(times) {
      failures = times;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** Whether the header Authorization is what this key makes of this request, and what it says of the body is true. */
function isSigned({ method, url, headers }: IncomingMessage, body: Buffer, key: BucketKey): boolean {
  const [, scope = "", names = "", signature = ""] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? "",
    ) ?? [];
  const time = String(headers["x-amz-date"] ?? "");
  const parts = [time.slice(0, 8), key.region, "s3", "aws4_request"];
  if (scope !== [key.accessKeyId, ...parts].join("/")) return false;
  if (!names.split(";").includes("host") || !names.split(";").includes("x-amz-date")) return false;
  const said = String(headers["x-amz-content-sha256"] ?? EMPTY_HASH);
  if (said !== "UNSIGNED-PAYLOAD" && said !== hash(body)) return false;
  const { pathname, searchParams } = new URL(url ?? "", "http://bucket");
  const signed = names.split(";").map((name) => `${name}:${String(headers[name] ?? "").trim()}\n`);
  const canonical = [method, pathname, searchParams.toString(), signed.join(""), names, said].join("\n");
  const text = ["AWS4-HMAC-SHA256", time, parts.join("/"), hash(canonical)].join("\n");
  const signing = parts.reduce<string | Buffer>((secret, part) => mac(secret, part), `AWS4${key.secretAccessKey}`);
  return timingSafeEqual(Buffer.from(signature, "hex"), mac(signing, text));
}

function mac(secret: string | Buffer, text: string): Buffer {
  return createHmac("sha256", secret).update(text).digest();
}

function hash(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
