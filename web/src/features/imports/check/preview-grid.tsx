import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import type { Field, ObjectDefinition } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import type { Column, Mapping, Preview } from "../import";
import { targetOf } from "../mapping";
import type { Marks } from "../problems";
import { Messages, PreviewCell } from "./preview-cell";
import type { Fixes } from "./use-fixes";
import styles from "./preview-grid.module.css";

interface PreviewGridProps {
  ref: Ref<HTMLDivElement>;
  columns: Column[];
  rows: Preview["rows"];
  marks: Marks;
  mapping: Mapping;
  definition: ObjectDefinition;
  corrected: Preview["corrected"];
  fixes: Fixes;
}

const numbers = new Set(["whole", "decimal", "money", "percent"]);

/** Only mapped columns, under the names of their fields; a marked cell says below its value what is wrong with it. */
export function PreviewGrid({ ref, columns, rows, marks, mapping, definition, corrected: mended, fixes }: PreviewGridProps) {
  const { t } = useTranslation("imports");
  const corrected = new Map(mended.map(({ line, column, was }) => [`${line}:${column}`, was]));
  const fields = new Map(definition.fields.map((field) => [field.name, field]));
  const heads = columns.map((column) => ({ column, field: fields.get(targetOf(mapping, column.index) ?? "") }));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div ref={ref} className={styles.frame} tabIndex={0}>
      <table className={styles.grid}>
        <thead>
          <tr>
            <th scope="col" className={styles.line}>{t("check.line")}</th>
            {heads.map(({ column, field }) => (
              <th key={column.index} scope="col" data-number={isNumber(field) || undefined}>
                <span className={styles.field}>{field ? say(field.label) : column.header}</span>
                <span className={styles.header}>{column.header}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, cells }) => {
            const whole = marks.row(line);
            return (
              <tr key={line} data-bad={marks.lines.has(line) || undefined}>
                <th scope="row" className={styles.line} data-cell={`${line}:`} tabIndex={whole.length > 0 ? -1 : undefined}>
                  {line}
                  <Messages problems={whole} />
                </th>
                {heads.map(({ column: { index }, field }) => (
                  <PreviewCell key={index} line={line} column={index} text={cells[index] ?? ""} field={field} was={corrected.get(`${line}:${index}`)} found={marks.cell(line, index)} fixes={fixes} />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function isNumber(field: Field | undefined): boolean {
  return field !== undefined && numbers.has(field.type);
}
