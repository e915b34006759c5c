import { describeColumn, describeForeignKey, describeIndex, type SchemaFacts } from "./facts.ts";

// Reads the subset of the Prisma schema language that this project uses. The generated client keeps neither native
// types nor indexes, and Prisma's own reader wants an engine binary.

interface Field {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly attributes: string;
}

interface Model {
  readonly table: string;
  readonly fields: readonly Field[];
  readonly blockAttributes: readonly string[];
}

/**
 * The facts that a schema.prisma promises.
 * @throws Error on what this reader does not understand, rather than overlook it
 */
export function readPrismaSchema(text: string): SchemaFacts {
  const clean = text.replace(/^\s*\/\/.*$/gm, "");
  const enums = new Map<string, string>();
  for (const [, name = "", body = ""] of clean.matchAll(/^enum (\w+) \{([^}]*)\}/gm)) {
    enums.set(name, `enum(${(body.match(/^\s*\w+/gm) ?? []).map((value) => `'${value.trim()}'`).join(",")})`);
  }
  const models = new Map<string, Model>();
  for (const [, name = "", body = ""] of clean.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)) {
    models.set(name, readModel(name, body));
  }
  const facts = new Map<string, string>();
  for (const model of models.values()) addModel(facts, model, models, enums);
  return facts;
}

function readModel(name: string, body: string): Model {
  const lines = body
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const blockAttributes = lines.filter((line) => line.startsWith("@@"));
  const table = blockAttributes.map((line) => /^@@map\("(.+)"\)$/.exec(line)?.[1]).find(Boolean);
  return {
    table: table ?? name,
    blockAttributes: blockAttributes.filter((line) => !line.startsWith("@@map(")),
    fields: lines.filter((line) => !line.startsWith("@@")).map(readField),
  };
}

function readField(line: string): Field {
  const match = /^(\w+)\s+(\w+)(\?|\[\])?\s*(.*)$/.exec(line);
  if (match === null) throw new Error(`Not understood in the Prisma schema: ${line}`);
  const [, name = "", type = "", suffix, attributes = ""] = match;
  return { name, type: suffix === "[]" ? `${type}[]` : type, optional: suffix === "?", attributes };
}

function addModel(
  facts: Map<string, string>,
  model: Model,
  models: ReadonlyMap<string, Model>,
  enums: ReadonlyMap<string, string>,
): void {
  const { table } = model;
  for (const field of model.fields) {
    if (field.type.endsWith("[]")) continue;
    const target = models.get(field.type);
    if (target !== undefined) {
      // The other side of a key, of which there is one at most.
      if (!field.attributes.includes("@relation")) continue;
      addForeignKey(facts, model, field, target);
      continue;
    }
    const column = columnName(field);
    facts.set(
      `column ${table}.${column}`,
      describeColumn({
        type: columnType(field, enums),
        nullable: field.optional,
        default: defaultOf(field),
      }),
    );
    if (/@id\b/.test(field.attributes)) facts.set(`index ${table}.PRIMARY`, describeIndex("primary", [column]));
    const unique = /@unique\(map: "([^"]+)"\)/.exec(field.attributes)?.[1];
    if (unique !== undefined) facts.set(`index ${table}.${unique}`, describeIndex("unique", [column]));
  }
  for (const line of model.blockAttributes) addIndex(facts, model, line);
}

const INDEX_KINDS = { id: "primary", unique: "unique", index: "index", fulltext: "fulltext" } as const;

function addIndex(facts: Map<string, string>, model: Model, line: string): void {
  const match = /^@@(id|unique|index|fulltext)\(\[([^\]]+)\](?:, map: "([^"]+)")?\)$/.exec(line);
  if (match === null) throw new Error(`Not understood in the Prisma schema: ${line}`);
  const kind = INDEX_KINDS[match[1] as keyof typeof INDEX_KINDS];
  const name = kind === "primary" ? "PRIMARY" : match[3];
  if (name === undefined) throw new Error(`The Prisma schema must name this index: ${line}`);
  facts.set(`index ${model.table}.${name}`, describeIndex(kind, columnsOf(model, match[2] ?? "")));
}

function addForeignKey(facts: Map<string, string>, model: Model, field: Field, target: Model): void {
  const part = (name: string) => new RegExp(`${name}: (?:\\[([^\\]]+)\\]|"([^"]+)"|(\\w+))`).exec(field.attributes);
  const value = (name: string): string => {
    const match = part(name);
    const found = match?.[1] ?? match?.[2] ?? match?.[3];
    if (found === undefined) throw new Error(`The Prisma schema must give ${name} of ${model.table}.${field.name}`);
    return found;
  };
  facts.set(
    `foreign key ${model.table}.${value("map")}`,
    describeForeignKey({
      columns: columnsOf(model, value("fields")),
      table: target.table,
      references: columnsOf(target, value("references")),
      onDelete: value("onDelete"),
      onUpdate: value("onUpdate"),
    }),
  );
}

function columnsOf(model: Model, list: string): string[] {
  return list.split(",").map((part) => {
    const field = model.fields.find((candidate) => candidate.name === part.trim());
    if (field === undefined) throw new Error(`The Prisma schema has no field ${part.trim()} in ${model.table}`);
    return columnName(field);
  });
}

function columnName(field: Field): string {
  return /@map\("([^"]+)"\)/.exec(field.attributes)?.[1] ?? field.name;
}

const SCALAR_TYPES: Readonly<Record<string, string>> = {
  Int: "int(11)",
  Boolean: "tinyint(1)",
  Json: "json",
  DateTime: "datetime(3)",
  String: "varchar(191)",
};

function columnType(field: Field, enums: ReadonlyMap<string, string>): string {
  const native = /@db\.(\w+(?:\(\d+\))?)/.exec(field.attributes)?.[1];
  const type = native?.toLowerCase() ?? enums.get(field.type) ?? SCALAR_TYPES[field.type];
  if (type === undefined) throw new Error(`Not understood in the Prisma schema: type ${field.type} of ${field.name}`);
  return type;
}

function defaultOf(field: Field): string | null {
  const value = /@default\((.*?)\)(?:\s|$)/.exec(field.attributes)?.[1];
  if (value === undefined) return null;
  if (value === "true" || value === "false") return value === "true" ? "1" : "0";
  return value.replace(/^"(.*)"$/, "$1");
}
