import { xmlText } from "./sheet-xml.ts";
import type { ZipEntry } from "./zip.ts";

/** The parts of a workbook beside its sheets (ECMA-376 Part 1, §12.3, and Part 2). */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const FORMATS = "http://schemas.openxmlformats.org";
const MAIN = `${FORMATS}/spreadsheetml/2006/main`;
const RELATIONS = `${FORMATS}/officeDocument/2006/relationships`;
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Every part is a sheet unless named: how many there will be is not known when this, the first part, is written. */
const CONTENT_TYPES = `${HEAD}<Types xmlns="${FORMATS}/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="${CONTENT}.worksheet+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/>
<Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>
</Types>`;

const ROOT = `${HEAD}<Relationships xmlns="${FORMATS}/package/2006/relationships">
<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/>
</Relationships>`;

/** In the order of STYLES (sheet-xml.ts): plain, heading, date and time, amount. */
const STYLE_SHEET = `${HEAD}<styleSheet xmlns="${MAIN}">
<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="4">
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`;

/** Before the sheets. */
export const FIRST_PARTS: readonly ZipEntry[] = [
  { name: "[Content_Types].xml", text: [CONTENT_TYPES] },
  { name: "_rels/.rels", text: [ROOT] },
  { name: "xl/styles.xml", text: [STYLE_SHEET] },
];

export function sheetPart(number: number): string {
  return `xl/worksheets/sheet${number}.xml`;
}

/** After the sheets: what they are called, from left to right, and where they are. */
export function lastParts(sheetNames: readonly string[]): readonly ZipEntry[] {
  const sheets = sheetNames.map((name, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const relations = sheetNames.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${sheetNames.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/>`;
  const workbook = `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join("")}</sheets></workbook>`;
  const links = `${HEAD}<Relationships xmlns="${FORMATS}/package/2006/relationships">${relations.join("")}${styles}</Relationships>`;
  return [
    { name: "xl/workbook.xml", text: [workbook] },
    { name: "xl/_rels/workbook.xml.rels", text: [links] },
  ];
}

/** The beginning of a sheet: its heading row stays in sight, and its columns have their widths (in characters). */
export function sheetBeginning(widths: readonly number[]): string {
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const view = `<sheetViews><sheetView workbookViewId="0">${pane}<selection pane="bottomLeft"/></sheetView></sheetViews>`;
  return `${HEAD}<worksheet xmlns="${MAIN}">${view}<cols>${columns.join("")}</cols><sheetData>`;
}

export const SHEET_END = "</sheetData></worksheet>";
