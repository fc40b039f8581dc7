import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Pencil, Plus, Waves } from "lucide-react";
import { asText } from "@/fields/kind";
import { kindOf } from "@/fields/registry";
import { objectQuery, objectsQuery } from "@/lib/api/objects";
import type { Field, RecordRow } from "@/lib/api/types";
import { language, say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { ProblemState, State } from "@/ui/state";
import { Waiting } from "@/ui/waiting";
import { settingsQuery } from "./api";
import { RecordDialog } from "./record-dialog";
import { RulePreview } from "./rule-preview";
import styles from "./pools.module.css";

interface Edited {
  object: string;
  row?: RecordRow;
  given?: Record<string, unknown>;
}

/** The pools of the company: who belongs to them, what one may take, and when records go back by themselves. */
export function PoolSettings() {
  const { t } = useTranslation("pools");
  const pools = useQuery(settingsQuery("pool", undefined));
  const objects = useQuery(objectsQuery);
  const [chosen, setChosen] = useState<string>();
  const [edited, setEdited] = useState<Edited>();
  if (pools.isPending || objects.isPending) return <Waiting rows={8} />;
  if (!pools.data || !objects.data) return <ProblemState error={pools.error ?? objects.error} onRetry={() => void pools.refetch()} />;
  const rights = objects.data.items.find((one) => one.name === "pool")?.rights;
  const current = pools.data.find(({ id }) => id === chosen) ?? pools.data[0];
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("settings.title")}</h1>
        {rights?.create && <Button look="primary" icon={<Plus size={16} />} onClick={() => setEdited({ object: "pool", given: { position: pools.data.length + 1 } })}>{t("settings.new")}</Button>}
      </header>
      {current === undefined && <State icon={<Waves size={22} />} title={t("none")}>{t("settings.none.words")}</State>}
      <div className={styles.both}>
        <nav aria-label={t("pools")} className={styles.list}>
          {pools.data.map((row) => (
            <button key={row.id} type="button" className={styles.choice} aria-current={row.id === current?.id || undefined} onClick={() => setChosen(row.id)}>
              <strong>{name(row)}</strong>
              {row.retired === true && <span>{t("retired")}</span>}
            </button>
          ))}
        </nav>
        {current && (
          <section className={styles.view} aria-label={name(current)} key={current.id}>
            <Facts object="pool" row={current} onEdit={rights?.edit ? () => setEdited({ object: "pool", row: current }) : undefined} />
            <Parts object="pool_limit" pool={current.id} title={t("limits")} none={t("limits.none")} editable={rights?.edit === true} onEdit={setEdited} />
            <Parts object="pool_rule" pool={current.id} title={t("rules")} none={t("rules.none")} editable={rights?.edit === true} onEdit={setEdited} />
          </section>
        )}
      </div>
      {edited && <RecordDialog object={edited.object} row={edited.row} given={edited.given ?? {}} onClose={() => setEdited(undefined)} onDone={(row) => { if (edited.object === "pool") setChosen(row.id); setEdited(undefined); }} />}
    </div>
  );
}

/** What a record says, field by field; what is empty is left out. */
function Facts({ object, row, onEdit }: { object: string; row: RecordRow; onEdit: (() => void) | undefined }) {
  const { t } = useTranslation("pools");
  const definition = useQuery(objectQuery(object));
  const shown = (definition.data?.fields ?? []).filter((field) => !field.system && field.name !== "pool" && !empty(row[field.name]));
  return (
    <div className={styles.card}>
      {onEdit && <Button look="quiet" className={styles.edit} icon={<Pencil size={15} />} aria-label={t("change", { name: asText(row.name) })} onClick={onEdit} />}
      <dl>
        {shown.map((field) => <div key={field.name}><dt>{say(field.label)}</dt><dd><Value field={field} row={row} /></dd></div>)}
      </dl>
    </div>
  );
}

function Value({ field, row }: { field: Field; row: RecordRow }) {
  const { Show } = kindOf(field);
  return <Show value={row[field.name]} field={field} place="page" />;
}

function Parts({ object, pool, title, none, editable, onEdit }: { object: string; pool: string; title: string; none: string; editable: boolean; onEdit: (edited: Edited) => void }) {
  const { t } = useTranslation("pools");
  const rows = useQuery(settingsQuery(object, `pool == "${pool}"`));
  if (rows.isError) return <ProblemState error={rows.error} onRetry={() => void rows.refetch()} />;
  return (
    <section aria-label={title} className={styles.parts}>
      <header><h2>{title}</h2>{editable && <Button icon={<Plus size={15} />} onClick={() => onEdit({ object, given: { pool, ...(object === "pool_rule" ? { active: false } : {}) } })}>{t("add")}</Button>}</header>
      {rows.isPending && <Waiting rows={2} />}
      {rows.data?.length === 0 && <p className={styles.quiet}>{none}</p>}
      {rows.data?.map((row) => (
        <div key={row.id}>
          <Facts object={object} row={row} onEdit={editable ? () => onEdit({ object, row }) : undefined} />
          {object === "pool_rule" && <RulePreview rule={row} />}
        </div>
      ))}
    </section>
  );
}

const name = (row: RecordRow): string => asText(language() === "en" && asText(row.name_en) !== "" ? row.name_en : row.name);

const empty = (value: unknown): boolean => value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
