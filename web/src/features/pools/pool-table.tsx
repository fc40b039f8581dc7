import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Hand, Undo2 } from "lucide-react";
import { asText } from "@/fields/kind";
import { kindOf, wordsOf } from "@/fields/registry";
import type { Field, ObjectDefinition, RecordRow } from "@/lib/api/types";
import { language, say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import table from "@/ui/table.module.css";
import styles from "./pools.module.css";

const wanted = {
  inside: ["company", "level", "industry", "city", "source", "pooled_at", "pool_reason", "former_owner"],
  held: ["company", "level", "industry", "city", "status", "claimed_at", "followed_at", "protected_until"],
};

interface PoolTableProps {
  definition: ObjectDefinition;
  rows: RecordRow[];
  held: boolean;
  chosen: ReadonlySet<string>;
  busy: boolean;
  onTick: (id: string) => void;
  onTake: (id: string) => void;
}

export function PoolTable({ definition, rows, held, chosen, busy, onTick, onTake }: PoolTableProps) {
  const { t } = useTranslation("pools");
  const columns = wanted[held ? "held" : "inside"].flatMap((name): Field[] => definition.fields.filter((field) => field.name === name));
  const title = definition.fields.find(({ name }) => name === definition.title);
  return (
    <table className={`${table.table} ${styles.table}`}>
      <thead>
        <tr>
          <th scope="col" className={styles.tick}><span className="visually-hidden">{t("tick")}</span></th>
          <th scope="col">{say(title?.label)}</th>
          {columns.map((field) => <th key={field.name} scope="col" className={styles.fact}>{say(field.label)}</th>)}
          <th scope="col"><span className="visually-hidden">{t("act")}</span></th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const name = asText(row[definition.title]);
          return (
            <tr key={row.id} data-chosen={chosen.has(row.id) || undefined}>
              <td><input type="checkbox" aria-label={t("tick.one", { name })} checked={chosen.has(row.id)} onChange={() => onTick(row.id)} /></td>
              <td className={styles.name}>
                <Link to="/o/$object/$id" params={{ object: definition.name, id: row.id }} data-row={row.id}>{name}</Link>
                <span className={styles.facts}>{columns.slice(0, 4).map((field) => wordsOf(row[field.name], field, language()) !== "" && <span key={field.name}><Cell field={field} row={row} /></span>)}</span>
              </td>
              {columns.map((field) => <td key={field.name} className={styles.fact}><Cell field={field} row={row} /></td>)}
              <td className={styles.act}><Button look="quiet" icon={held ? <Undo2 size={15} /> : <Hand size={15} />} disabled={busy} aria-label={t(held ? "release.one" : "claim.one", { name })} onClick={() => onTake(row.id)}>{t(held ? "release" : "claim")}</Button></td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Cell({ field, row }: { field: Field; row: RecordRow }) {
  const { Show } = kindOf(field);
  return <Show value={row[field.name]} field={field} place="list" />;
}
