# HAProxy with its configuration: docker build -f deploy/images/haproxy.Dockerfile -t guichet/haproxy .
FROM haproxy:3.0
ENV HAPROXY_SOCKET=/run/haproxy/admin.sock HAPROXY_ANSWERS=/usr/local/etc/haproxy/answers \
    STATS_BIND=:18404 WRITER_BIND=:3306 READER_BIND=:3307 HTTP_BIND= WEB_PORT=8080 API_PORT=18000 \
    NODE1=mariadb1:3306 NODE2=mariadb2:3306 NODE3=mariadb3:3306 HEALTH_PORT=4570 REPLICAS=replicas
USER root
RUN mkdir -m 700 /run/haproxy && chown haproxy:haproxy /run/haproxy
COPY deploy/haproxy /usr/local/etc/haproxy
COPY deploy/images/haproxy-entrypoint.sh deploy/images/haproxy-healthy.sh /usr/local/bin/
USER haproxy
EXPOSE 8080 18000 3306 3307 18404
HEALTHCHECK --interval=2s --timeout=2s --start-period=10s --retries=3 \
  CMD ["haproxy-healthy.sh"]
ENTRYPOINT ["haproxy-entrypoint.sh"]
