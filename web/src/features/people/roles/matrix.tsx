import { useRef, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Ban, Check, EyeOff, SlidersHorizontal } from "lucide-react";
import { rights, type ObjectRule, type ObjectRules } from "@/lib/api/access";
import { cellOf, others, ruleOf, turned, type Cell } from "./rules";
import styles from "./roles.module.css";

export interface Line {
  name: string;
  label: string;
  /** Spoken of by name; otherwise as one of the others. */
  own: boolean;
  /** The others do not speak of it. */
  apart?: boolean;
}

interface MatrixProps {
  lines: Line[];
  rules: ObjectRules;
  named: string[];
  chosen: string | undefined;
  onChoose: (object: string) => void;
  onChange: (object: string, rule: ObjectRule) => void;
}

const icons: Record<Cell, React.ReactNode> = { given: <Check size={15} />, denied: <Ban size={14} />, no: null };
const moves: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Objects down, rights across; arrows move, Space turns a cell from given to refused to neither. */
export function Matrix({ lines, rules, named, chosen, onChoose, onChange }: MatrixProps) {
  const { t } = useTranslation("people");
  const table = useRef<HTMLTableElement>(null);
  const move = (event: KeyboardEvent, row: number, column: number) => {
    const way = moves[event.key];
    if (!way) return;
    const next = table.current?.querySelector<HTMLElement>(`[data-cell="${row + way[0]}-${column + way[1]}"]`);
    if (next) {
      event.preventDefault();
      next.focus();
    }
  };
  return (
    <div className={styles.scroll}>
      <table ref={table} className={styles.matrix} aria-label={t("role.matrix")}>
        <thead>
          <tr><th scope="col">{t("role.object")}</th>{rights.map((right) => <th key={right} scope="col">{t(`right.${right}`)}</th>)}<th scope="col">{t("role.scope")}</th></tr>
        </thead>
        <tbody>
          {lines.map((line, row) => {
            const rule = ruleOf(rules, line.name, named);
            const fields = Object.keys(rule.fields ?? {}).length;
            return (
              <tr key={line.name} className={line.name === chosen ? styles.chosen : line.own || line.apart || line.name === others ? undefined : styles.follows}>
                <th scope="row"><button type="button" data-cell={`${row}--1`} className={styles.object} aria-expanded={line.name === chosen} onClick={() => onChoose(line.name)} onKeyDown={(event) => move(event, row, -1)}>{line.label}{fields > 0 && <span className={styles.mark}><EyeOff size={11} aria-hidden="true" /> {t("role.fields.count", { count: fields })}</span>}</button></th>
                {rights.map((right, column) => {
                  const cell = cellOf(rule, right);
                  return (
                    <td key={right}>
                      <button type="button" data-cell={`${row}-${column}`} className={`${styles.cell} ${styles[cell]}`} aria-label={t("role.cell", { object: line.label, right: t(`right.${right}`), state: t(`cell.${cell}`) })} title={t(`cell.${cell}`)}
                        onClick={() => onChange(line.name, turned(rule, right))} onKeyDown={(event) => move(event, row, column)}>{icons[cell]}</button>
                    </td>
                  );
                })}
                <td><button type="button" className={styles.scope} onClick={() => onChoose(line.name)} tabIndex={-1}><SlidersHorizontal size={13} aria-hidden="true" />{rule.rights.length > 0 ? t(`scope.${rule.see?.kind ?? "all"}`) : t("scope.none")}</button></td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {lines.length === 0 && <p className={styles.none}>{t("role.none")}</p>}
    </div>
  );
}
