import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import { CircleAlert } from "lucide-react";
import type { Field, ObjectDefinition } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import type { CellProblem, Column, Mapping, Preview } from "../import";
import { targetOf } from "../mapping";
import type { Marks } from "../problems";
import styles from "./preview-grid.module.css";

interface PreviewGridProps {
  ref: Ref<HTMLDivElement>;
  columns: Column[];
  rows: Preview["rows"];
  marks: Marks;
  mapping: Mapping;
  definition: ObjectDefinition;
}

const numbers = new Set(["whole", "decimal", "money", "percent"]);

/** Only mapped columns, under the names of their fields; a marked cell says below its value what is wrong with it. */
export function PreviewGrid({ ref, columns, rows, marks, mapping, definition }: PreviewGridProps) {
  const { t } = useTranslation("imports");
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
                {heads.map(({ column, field }) => {
                  const found = marks.cell(line, column.index);
                  const text = cells[column.index] ?? "";
                  return (
                    <td key={column.index} data-cell={`${line}:${column.index}`} data-bad={found.length > 0 || undefined} data-out={(found.length > 0 && found.every(({ leftOut }) => leftOut)) || undefined} data-number={isNumber(field) || undefined} tabIndex={found.length > 0 ? -1 : undefined}>
                      <span className={styles.text} title={text}>{text}</span>
                      <Messages problems={found} />
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Messages({ problems }: { problems: CellProblem[] }) {
  return problems.map(({ code, message }) => (
    <span key={code} className={styles.message} title={message}><CircleAlert size={12} aria-hidden="true" /> {message}</span>
  ));
}

function isNumber(field: Field | undefined): boolean {
  return field !== undefined && numbers.has(field.type);
}
