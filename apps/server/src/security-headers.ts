import helmet from "@fastify/helmet";
import fastify from "fastify";

/**
 * What may be shown of an answer: the interfaces; the reference of the REST API, whose page keeps its pictures in its style sheets;
 * or nothing, because it is data.
 */
export type Reach = "interfaces" | "reference" | "data";

/** For all: nothing inline, nothing evaluated, no frame around us, no plug-in, no form that leads elsewhere. */
const NOTHING = { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] };

const PAGE = {
  ...NOTHING,
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  connectSrc: ["'self'"],
  fontSrc: ["'self'"],
};

const POLICIES: Readonly<Record<Reach, Record<string, string[]>>> = {
  data: NOTHING,
  reference: { ...PAGE, imgSrc: ["'self'", "data:"] },
  interfaces: {
    ...PAGE,
    formAction: ["'self'"],
    manifestSrc: ["'self'"],
    workerSrc: ["'self'"],
    // Organisers name pictures of their events by any https address.
    imgSrc: ["'self'", "https:", "data:"],
    // Text never becomes code, however it gets into the page (Trusted Types).
    requireTrustedTypesFor: ["'script'"],
    // The one policy lets one address be a script: that of the service worker (apps/web/src/lib/service-worker.ts).
    trustedTypes: ["guichet-worker"],
  },
};

/** A link is copied. Nothing else of the device is asked for, by us or in our name. */
const FEATURES = [
  "clipboard-write=(self)",
  ...[
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
  ].map(off),
  ...["magnetometer", "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get"].map(off),
  ...["screen-wake-lock", "usb", "xr-spatial-tracking"].map(off),
];

function off(feature: string): string {
  return `${feature}=()`;
}

/** Set by the transport for each answer, not by helmet. */
const TRANSPORT_HEADERS: ReadonlySet<string> = new Set(["connection", "content-length", "date", "keep-alive"]);

export interface SecurityHeadersOptions {
  readonly isHttps: boolean;
  readonly shows: Reach;
}

/**
 * The headers that limit what a browser does with our answers. They are the same for every answer, so helmet is asked once,
 * at the start: as a hook it writes each of them anew, a tenth of the cost of a short answer.
 */
export async function securityHeaders({ isHttps, shows }: SecurityHeadersOptions): Promise<Record<string, string>> {
  const asked = fastify();
  await asked.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICIES[shows] },
    // Without https it would be ignored, or lock people out of http://localhost.
    hsts: isHttps ? { maxAge: 31_536_000 } : false,
    // What only browsers of long ago read: each header costs a microsecond or two of every answer.
    ...{ dnsPrefetchControl: false, ieNoOpen: false, permittedCrossDomainPolicies: false, xssFilter: false },
    referrerPolicy: { policy: "no-referrer" },
    xFrameOptions: { action: "deny" },
    // A program's own page may read what CORS_ORIGINS lets it; a page may show nothing of ours as its own.
    crossOriginResourcePolicy: { policy: "same-origin" },
  });
  asked.get("/", (_, reply) => reply.status(204).send());
  const { headers } = await asked.inject("/");
  await asked.close();
  const own = Object.entries(headers).filter(([name]) => !TRANSPORT_HEADERS.has(name));
  return {
    ...Object.fromEntries(own.map(([name, value]) => [name, String(value)])),
    "permissions-policy": FEATURES.join(", "),
  };
}
