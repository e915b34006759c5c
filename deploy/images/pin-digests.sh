#!/bin/sh
# Writes the digest of each base image into the Dockerfiles, so that the next build takes that very image, whatever its tag leads to by then:
#   deploy/images/pin-digests.sh            asks the registry for today's, for those that are pinned, too
#   deploy/images/pin-digests.sh --check    changes nothing; fails and names the images that are not pinned
# It needs docker, which downloads the images; commit what it changes. `FROM name:tag` becomes `FROM name:tag@sha256:…`.
set -eu
cd "$(dirname "$0")"

say() { echo "pin-digests: $*"; }
fail() { echo "pin-digests: $*" >&2; exit 1; }

# What the Dockerfiles build on, without what an earlier stage of the same file is called: those have no tag.
base_images() { sed -n 's/^FROM \([^ @]*:[^ @]*\).*/\1/p' ./*.Dockerfile | sort -u; }
unpinned() { sed -n 's/^FROM \([^ @]*:[^ @]*\)\( .*\)*$/\1/p' ./*.Dockerfile | sort -u; }

case ${1:-} in
  "") ;;
  --check)
    left=$(unpinned)
    [ -z "$left" ] || fail "not pinned by digest: $(echo "$left" | tr '\n' ' ')"
    say "every base image is pinned by digest"
    exit 0
    ;;
  *) fail "there is --check, not $1" ;;
esac

images=$(base_images)
pins=$(mktemp)
trap 'rm -f "$pins"' EXIT
# All are asked before anything is written.
for image in $images; do
  docker pull -q "$image" >/dev/null || fail "$image cannot be downloaded: nothing is changed"
  # The digest under which the registry keeps it, for all processors; an image that was built here has none.
  digest=$(docker image inspect --format '{{range .RepoDigests}}{{println .}}{{end}}' "$image" | sed -n 's/.*@\(sha256:[0-9a-f]\{64\}\)$/\1/p' | head -n 1)
  [ -n "$digest" ] || fail "$image comes from no registry, so that it has no digest: nothing is changed"
  echo "$image $digest" >>"$pins"
done
while read -r image digest; do
  pattern=$(echo "$image" | sed 's/[.]/\\./g')
  for file in ./*.Dockerfile; do
    sed "s|^FROM $pattern\(@sha256:[0-9a-f]*\)\{0,1\}\( .*\)\{0,1\}\$|FROM $image@$digest\2|" "$file" >"$file.pinned"
    cat "$file.pinned" >"$file"
    rm "$file.pinned"
  done
  say "$image is $digest"
done <"$pins"
