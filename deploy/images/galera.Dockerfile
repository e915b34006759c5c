# A database node: MariaDB with Galera below the supervisor that decides when and how it starts. Its tools also write the secrets.
#   docker build -f deploy/images/galera.Dockerfile -t guichet/galera .
FROM node:24-bookworm-slim AS node

FROM mariadb:11.8
# A state transfer needs mariadb-backup, socat and ss, certificates openssl: what the base image lacks of them is installed.
RUN missing=; \
    for program in mariadb-backup:mariadb-backup socat:socat ss:iproute2 openssl:openssl; do \
      command -v "${program%:*}" >/dev/null || missing="$missing ${program#*:}"; \
    done; \
    if [ -n "$missing" ]; then apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing \
      && rm -rf /var/lib/apt/lists/*; fi
# The oldest C library that is still used: it runs on whatever the base image is made of.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY deploy/secrets /opt/guichet/deploy/secrets
COPY deploy/galera /opt/guichet/deploy/galera
COPY deploy/images/guichet-node.sh /usr/local/bin/guichet-node
COPY deploy/images/galera-entrypoint.sh /usr/local/bin/
COPY deploy/images/node-healthy.mjs /opt/guichet/deploy/images/
WORKDIR /opt/guichet
USER 999:999
EXPOSE 3306 4567 4568 4444 4569 4570
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
  CMD ["node", "deploy/images/node-healthy.mjs"]
ENTRYPOINT ["galera-entrypoint.sh"]
CMD []
