import { describe, expect, it } from "vitest";
import { mariadbdConfig } from "./mariadbd-config.ts";
import { readSettings, SettingError } from "./settings.ts";

const ENV = {
  NODE_NAME: "mariadb2",
  CLUSTER_NODES: "mariadb1=10.0.0.1,mariadb2=10.0.0.2,mariadb3=10.0.0.3",
  SECRETS_DIR: "/secrets",
};

describe("the settings of a node", () => {
  it("need three things; the first node founds the cluster unless another is named", () => {
    expect(readSettings(ENV)).toMatchObject({ nodeName: "mariadb2", firstNode: "mariadb1", nodeDir: "/var/lib/mysql" });
    expect(readSettings({ ...ENV, FIRST_NODE: "mariadb3" }).firstNode).toBe("mariadb3");
  });

  it.each([
    ["NODE_NAME", "", "NODE_NAME is not set"],
    ["NODE_NAME", "mariadb4", "is not among CLUSTER_NODES"],
    ["FIRST_NODE", "mariadb4", "is not among CLUSTER_NODES"],
    ["CLUSTER_NODES", "mariadb2=10.0.0.2", "3 to 9 nodes"],
    ["CLUSTER_NODES", "mariadb2=a,mariadb2=b,mariadb3=c", "names a node twice"],
    ["CLUSTER_NODES", "mariadb1,mariadb2=b,mariadb3=c", "is not name=host"],
    ["CLUSTER_NODES", "mariadb1=a b,mariadb2=b,mariadb3=c", "is not name=host"],
    ["CLUSTER_NAME", "x".repeat(21), "more than 20 characters"],
    ["CLUSTER_NAME", "a\nwsrep-on=OFF", "may only hold letters"],
    ["SECRETS_DIR", "", "SECRETS_DIR is not set"],
    ["MYSQL_PORT", "0", "whole number from 1 to 65535"],
    ["MAX_CONNECTIONS", "1e3", "whole number from 20 to 10000"],
    ["GCACHE_SIZE", "1GB; pc.ignore_sb=yes", "is not a size such as"],
  ])("%s=%j is refused in one line", (name, value, message) => {
    const read = () => readSettings({ ...ENV, [name]: value });
    expect(read).toThrow(SettingError);
    expect(read).toThrow(message);
  });
});

describe("the configuration of a node's MariaDB", () => {
  const config = mariadbdConfig(readSettings({ ...ENV, GCACHE_SIZE: "1G" }), "10.0.0.2", "0123456789abcdef");
  const option = (name: string) => new RegExp(`^${name}=(.*)$`, "m").exec(config)?.[1];

  it("writes a COMMIT down before it returns", () => {
    expect(option("innodb-flush-log-at-trx-commit")).toBe("1");
    expect(option("innodb-doublewrite")).toBe("ON");
  });

  it("has Galera listen on the replication network alone, encrypted, and leaves starts to the supervisors", () => {
    expect(option("wsrep-provider-options")).toContain("gmcast.listen_addr=ssl://10.0.0.2:4567");
    expect(option("wsrep-provider-options")).toContain("pc.recovery=no");
    expect(option("wsrep-provider-options")).toContain("gcache.size=1G");
    expect(config).toMatch(/^\[sst\]\nssl-mode=VERIFY_CA$/m);
    expect(option("sockopt")).toBe(",bind=10.0.0.2");
  });

  it("gives each start of the cluster a name of its own", () => {
    expect(option("wsrep-cluster-name")).toBe("guichet-01234567");
  });

  it("asks the node that usually takes the writes last for a copy, and anybody in the end", () => {
    expect(option("wsrep-sst-donor")).toBe("mariadb3,mariadb1,");
  });
});
