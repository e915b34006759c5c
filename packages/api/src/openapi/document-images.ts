import type { Reason } from "../errors.ts";
import { IMAGE_TYPES, MOST_IMAGE_BYTES } from "../images/rules.ts";
import { image } from "../images/schema.ts";
import { LIMIT_HEADERS, OF_ANY, problemsByStatus } from "./document-answers.ts";
import { type JsonSchema, referenceTo } from "./document-schemas.ts";

const REFUSALS: readonly Reason[] = [
  ...OF_ANY,
  "forbidden",
  "image-unsupported",
  "image-unreadable",
  "image-too-heavy",
  "image-too-large",
  "image-too-small",
];

/** What is no procedure: its body is no JSON (apps/server/src/images/image-upload.ts). */
export const IMAGE_PATHS: JsonSchema = {
  "/images": {
    post: {
      operationId: "imagesUpload",
      tags: ["events"],
      summary: "Upload a picture for an event",
      description:
        "The bytes of a photo, of which pixels alone are kept, in several sizes. Give the `id` of the answer to an event as its " +
        "`imageId`. A picture that no event has is deleted after a day. The same file again gives the same picture.",
      security: [{ apiKey: [] }],
      parameters: [{ $ref: "#/components/parameters/AcceptLanguage" }],
      requestBody: {
        required: true,
        content: Object.fromEntries(
          IMAGE_TYPES.map((type) => [
            type,
            { schema: { type: "string", format: "binary", maxLength: MOST_IMAGE_BYTES } },
          ]),
        ),
      },
      responses: {
        "201": {
          description: "Created",
          headers: { Location: { $ref: "#/components/headers/Location" }, ...LIMIT_HEADERS },
          content: { "application/json": { schema: referenceTo(image) } },
        },
        ...problemsByStatus(REFUSALS),
      },
    },
  },
};
