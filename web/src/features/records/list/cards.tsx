import { useEffect, useRef } from "react";
import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslation } from "react-i18next";
import { Copy } from "lucide-react";
import type { ObjectDefinition, RecordRow } from "@/lib/api/types";
import { byName } from "@/lib/criteria/clause";
import { say } from "@/lib/i18n/i18n";
import { isBlank } from "@/fields/kind";
import { kindOf } from "@/fields/registry";
import { useTwins } from "../grid/use-twins";
import styles from "./cards.module.css";

interface CardsProps {
  definition: ObjectDefinition;
  rows: RecordRow[];
  /** Rows of today, not of the past or the recycle bin. */
  now: boolean;
  hasMore: boolean;
  onNear: () => void;
}

const height = 82;
const facts = 4;

/** Rows on a phone: the name, and the first filled fields below it. */
export function Cards({ definition, rows, now, hasMore, onNear }: CardsProps) {
  const { t } = useTranslation("records");
  const twins = useTwins(definition.name, rows, now);
  const frame = useRef<HTMLDivElement>(null);
  const known = byName(definition.fields);
  const names = [...new Set([...definition.highlights, ...definition.list.columns])].filter((name) => name !== definition.title);
  const fields = names.flatMap((name) => known.get(name) ?? []);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: () => height, overscan: 8, initialRect: { width: 390, height: 700 } });
  const items = virtual.getVirtualItems();
  const near = hasMore && (items.at(-1)?.index ?? 0) >= rows.length - 20;
  useEffect(() => {
    if (near) onNear();
  }, [near, rows.length, onNear]);
  return (
    <div ref={frame} className={styles.frame}>
      <ul className={styles.list} style={{ height: virtual.getTotalSize() }} aria-label={say(definition.plural)}>
        {items.map((item) => {
          const row = rows[item.index];
          const count = row && twins.get(row.id);
          return row && (
            <li key={row.id} className={styles.place} style={{ transform: `translateY(${item.start}px)` }}>
              <Link to="/o/$object/$id" params={{ object: definition.name, id: row.id }} className={styles.card}>
                <strong className={styles.name}>
                  {String(row[definition.title] ?? "")}
                  {count !== undefined && <Copy role="img" size={13} className={styles.twins} aria-label={t("twins.mark", { count })} />}
                </strong>
                <span className={styles.facts}>
                  {fields.filter((field) => !isBlank(row[field.name]) && row[field.name] !== false).slice(0, facts).map((field) => {
                    const { Show } = kindOf(field);
                    return <span key={field.name} className={styles.fact}><Show value={row[field.name]} field={field} place="list" /></span>;
                  })}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
