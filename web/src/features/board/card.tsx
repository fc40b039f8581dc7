import { memo, useState } from "react";
import { Link } from "@tanstack/react-router";
import { useDraggable } from "@dnd-kit/core";
import { useTranslation } from "react-i18next";
import { EllipsisVertical, Hourglass } from "lucide-react";
import { asReference, asText } from "@/fields/kind";
import { kindOf } from "@/fields/registry";
import type { Field, ObjectDefinition, RecordRow } from "@/lib/api/types";
import { formatMoneyShort } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { Avatar } from "@/ui/avatar";
import { Button } from "@/ui/button";
import { Popover } from "@/ui/popover";
import { ageOf, type Column } from "./columns";
import styles from "./card.module.css";

interface CardProps {
  definition: ObjectDefinition;
  row: RecordRow;
  column: Column;
  columns: Column[];
  facts: Field[];
  movable: boolean;
  onMove: (row: RecordRow, to: Column) => void;
  onLose: ((row: RecordRow) => void) | undefined;
}

/** A record on the board. Its handle is the whole card; a press that does not move opens it. */
export const Card = memo(function BoardCard({ definition, row, column, columns, facts, movable, onMove, onLose }: CardProps) {
  const { t } = useTranslation("board");
  const [open, setOpen] = useState(false);
  const name = asText(row[definition.title]);
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({ id: row.id, disabled: !movable, data: { row, column }, attributes: { role: "group", roleDescription: t("card.role"), tabIndex: 0 } });
  const choose = (act: () => void) => {
    setOpen(false);
    act();
  };
  return (
    <article ref={setNodeRef} className={styles.card} data-dragging={isDragging || undefined} data-age={ageOf(row.days_in_stage, column.expectedDays)} {...listeners} {...attributes} aria-label={t("card.label", { name, column: column.label })}>
      <Face definition={definition} row={row} facts={facts} />
      {movable && (
        // A press on the menu neither drags nor opens the card.
        <span className={styles.menu} role="presentation" onPointerDown={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
          <Popover
            open={open}
            onOpenChange={setOpen}
            placement="bottomRight"
            padding={6}
            content={(
              <ul className={styles.acts} aria-label={t("card.move", { name })}>
                {columns.filter(({ key, retired }) => key !== column.key && !retired).map((to) => (
                  <li key={to.key}><button type="button" className={styles.act} onClick={() => choose(() => onMove(row, to))}>{t("card.to", { column: to.label })}</button></li>
                ))}
                {onLose && <li><button type="button" className={`${styles.act} ${styles.bad}`} onClick={() => choose(() => onLose(row))}>{t("card.lose")}</button></li>}
              </ul>
            )}
          >
            <Button look="quiet" className={styles.more} icon={<EllipsisVertical size={14} />} aria-label={t("card.more", { name })} aria-haspopup="menu" aria-expanded={open} />
          </Popover>
        </span>
      )}
    </article>
  );
});

/** What a card shows; also while it is carried. */
export function Face({ definition, row, facts }: { definition: ObjectDefinition; row: RecordRow; facts: Field[] }) {
  const { t } = useTranslation("board");
  const owner = asReference(row.owner);
  const days = typeof row.days_in_stage === "number" ? row.days_in_stage : undefined;
  const amount = amountOf(row.amount);
  return (
    <>
      <Link to="/o/$object/$id" params={{ object: definition.name, id: row.id }} className={styles.name} draggable={false} tabIndex={-1}>{asText(row[definition.title])}</Link>
      <span className={styles.facts}>
        {facts.map((field) => {
          const { text } = kindOf(field);
          return <span key={field.name} className={styles.fact}>{text(row[field.name], field, language())}</span>;
        })}
      </span>
      <span className={styles.foot}>
        {amount !== undefined && <strong className={styles.amount}>{formatMoneyShort(amount, language())}</strong>}
        <span className={styles.spring} />
        {days !== undefined && <span className={styles.days} title={t("card.days", { days })}><Hourglass size={11} aria-hidden="true" />{t("card.days.short", { days })}</span>}
        {owner && <span title={owner.title}><Avatar name={owner.title} size={18} /></span>}
      </span>
    </>
  );
}

/** An amount in whichever currency, as what it is worth in the company's. */
export function amountOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "object" || value === null) return undefined;
  const { base, amount } = value as { base?: unknown; amount?: unknown };
  return typeof base === "number" ? base : typeof amount === "number" ? amount : undefined;
}
