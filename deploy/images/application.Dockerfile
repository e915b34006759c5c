# The application: server, built interfaces, migrations and commands. Runs apps/server/src/main.ts unless told otherwise:
#   docker build -f deploy/images/application.Dockerfile --target application -t guichet/application .
# With MariaDB's client programs and Prisma Studio, for operators: --target operations -t guichet/operations

# What npm reads, apart from the rest: a changed source file does not install anything anew.
FROM node:24-bookworm-slim AS manifests
WORKDIR /app
COPY . /source
RUN cd /source && find . -name package.json -o -name package-lock.json | tar -c -T - | tar -x -C /app

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY --from=manifests /app ./
# No install script is needed to build: Node is the image's own.
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run generate --workspace @guichet/db && npm run build --workspace @guichet/web \
 && npm run build:page --workspace @guichet/studio

# Optional ones, too: the image library for this platform is one.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY --from=manifests /app ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --no-audit --no-fund --omit=dev \
      --workspace @guichet/server --workspace @guichet/api --workspace @guichet/db
# Optional peers that other workspaces bring into the lock, and Prisma's compilers for other databases.
RUN cd node_modules && rm -rf typescript react react-dom @types \
 && rm -f @prisma/client/runtime/*.cockroachdb.* @prisma/client/runtime/*.postgresql.* \
      @prisma/client/runtime/*.sqlite.* @prisma/client/runtime/*.sqlserver.*

FROM node:24-bookworm-slim AS application
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json ./
COPY apps/server apps/server
COPY packages packages
COPY --from=build /app/packages/db/generated packages/db/generated
COPY --from=build /app/apps/web/dist apps/web/dist
# Pages are written with the texts of the interface.
COPY apps/web/src/locales/*.json apps/web/src/locales/
COPY deploy/images/ready.mjs deploy/images/
# A volume that is new takes this owner.
RUN install -d -m 700 -o 1000 -g 1000 /images
USER 1000:1000
EXPOSE 8080 18000
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "deploy/images/ready.mjs"]
CMD ["node", "apps/server/src/main.ts"]

FROM mariadb:11.8 AS operations
ENV NODE_ENV=production BACKUP_DIR=/backups
COPY --from=application /usr/local/bin/node /usr/local/bin/node
COPY --from=application /app /app
COPY tools/studio/package.json /app/tools/studio/
COPY tools/studio/src /app/tools/studio/src
COPY --from=build /app/tools/studio/dist /app/tools/studio/dist
RUN install -d -m 700 -o 1000 -g 1000 /backups
WORKDIR /app
USER 1000:1000
HEALTHCHECK NONE
ENTRYPOINT []
CMD ["node", "packages/db/src/backup/backup-cli.ts", "--help"]
