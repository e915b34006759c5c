import type { ImageFiles } from "@guichet/api/server";
import { type Bucket, createBucketFiles } from "./bucket-files.ts";
import { createFolderFiles } from "./folder-files.ts";

/** Where pictures are kept. */
export type ImageStore = { readonly kind: "folder"; readonly path: string } | ({ readonly kind: "bucket" } & Bucket);

/** @param warn hears why a store could not be used */
export function openImageFiles(store: ImageStore, warn: (line: string) => void): ImageFiles {
  switch (store.kind) {
    case "folder":
      return createFolderFiles(store.path);
    case "bucket":
      return createBucketFiles(store, warn);
  }
}
