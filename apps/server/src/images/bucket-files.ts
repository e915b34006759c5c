import { failureOf, type ImageFiles, messageOf } from "@guichet/api/server";
import { AwsClient } from "aws4fetch";

export interface Bucket {
  /** Endpoint, bucket and, if wanted, a folder in it: `https://s3.example.org/pictures`. */
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Of one request. A size of a picture has some hundred kilobytes. */
const LONGEST_MS = 10_000;
/** Times that a request is sent again when the store answers with an error of its own, or that it is asked too often. */
const REPEATS = 2;
const RETRY_SECONDS = 5;
const TYPES = { webp: "image/webp", jpg: "image/jpeg" } as const;

/**
 * Pictures in a bucket of a store that speaks S3 (requests by path, Signature Version 4).
 * @param warn hears why the store could not be used
 */
export function createBucketFiles(bucket: Bucket, warn: (line: string) => void): ImageFiles {
  const { url, region, accessKeyId, secretAccessKey } = bucket;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: REPEATS });
  const base = url.replace(/\/+$/, "");

  /** @throws what renders as 503 when the store is not reached, or answers otherwise than expected */
  async function send(method: "GET" | "PUT" | "DELETE", path: string, body?: Uint8Array): Promise<Response> {
    const type = path.endsWith(".webp") ? TYPES.webp : TYPES.jpg;
    const sent = body === undefined ? {} : { body: new Uint8Array(body), headers: { "content-type": type } };
    const request = { method, ...sent, signal: AbortSignal.timeout(LONGEST_MS) };
    const response = await client.fetch(`${base}/${path}`, request).catch((error: unknown) => error);
    if (!(response instanceof Response)) throw unavailable(messageOf(response));
    if (response.ok || (response.status === 404 && method !== "PUT")) return response;
    await response.body?.cancel();
    throw unavailable(`it answered ${response.status} to ${method}`);
  }

  function unavailable(why: string): Error {
    warn(`the store of pictures cannot be used: ${why}`);
    return failureOf("busy", { retryAfterSeconds: RETRY_SECONDS });
  }

  return {
    async write(path, bytes) {
      const response = await send("PUT", path, bytes);
      await response.body?.cancel();
    },
    async read(path) {
      const response = await send("GET", path);
      const bytes = Buffer.from(await response.arrayBuffer());
      return response.ok ? bytes : null;
    },
    async remove(paths) {
      for (const path of paths) await (await send("DELETE", path)).body?.cancel();
    },
  };
}
