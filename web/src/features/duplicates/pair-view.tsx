import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Clock3, Equal, EqualNot, GitMerge } from "lucide-react";
import type { Pair, PairState, Side } from "@/lib/api/duplicates";
import type { Field, ObjectDefinition } from "@/lib/api/types";
import { byName } from "@/lib/criteria/clause";
import { formatMoment } from "@/lib/format/time";
import { language, say } from "@/lib/i18n/i18n";
import { isBlank } from "@/fields/kind";
import { kindOf, wordsOf } from "@/fields/registry";
import { Button } from "@/ui/button";
import styles from "./pair-view.module.css";

interface PairViewProps {
  definition: ObjectDefinition;
  fields: string[];
  pair: Pair;
  busy: boolean;
  onDecide: (said: PairState) => void;
  onMerge: () => void;
  /** More than these two are one. */
  group?: { count: number; onMerge: () => void };
}

const traces = ["owner", "created_at", "updated_at"];

/** Two records side by side; where they differ is marked, why they may be one is said in words. */
export function PairView({ definition, fields, pair, busy, onDecide, onMerge, group }: PairViewProps) {
  const { t } = useTranslation("duplicates");
  const known = byName(definition.fields);
  const shown = [...fields, ...traces].flatMap((name) => known.get(name) ?? []);
  return (
    <section className={styles.view} aria-label={t("pair", { one: pair.one.title, two: pair.two.title })}>
      <div className={styles.scroll}>
        <ul className={styles.reasons} aria-label={t("reasons")}>
          {pair.reasons.map((reason) => <li key={`${reason.code}-${reason.field}`} data-code={reason.code}>{reason.message}</li>)}
        </ul>
        <table className={styles.table}>
          <thead>
            <tr>
              <td />
              {[pair.one, pair.two].map((side) => <th key={side.id} scope="col"><Title object={definition.name} side={side} /></th>)}
            </tr>
          </thead>
          <tbody>
            {shown.map((field) => <Line key={field.name} field={field} one={pair.one} two={pair.two} />)}
          </tbody>
        </table>
        {pair.decidedAt && <p className={styles.decided}>{t("decided", { who: pair.decidedBy?.title ?? t("nobody"), time: formatMoment(pair.decidedAt, language()), said: t(`word.${pair.state}`) })}</p>}
      </div>
      <div className={styles.acts}>
        {pair.state === "open" || pair.state === "later" ? (
          <>
            <Button look="primary" icon={<Equal size={16} />} busy={busy} onClick={() => onDecide("same")}>{t("act.merge")} <kbd>J</kbd></Button>
            <Button icon={<EqualNot size={16} />} disabled={busy} onClick={() => onDecide("different")}>{t("act.different")} <kbd>K</kbd></Button>
            {group && <Button icon={<GitMerge size={16} />} disabled={busy} onClick={group.onMerge}>{t("act.group", { count: group.count })}</Button>}
            {pair.state === "open" && <Button look="quiet" icon={<Clock3 size={16} />} disabled={busy} onClick={() => onDecide("later")}>{t("act.later")} <kbd>L</kbd></Button>}
          </>
        ) : (
          <>
            {pair.state === "same" && !pair.one.deleted && !pair.two.deleted && <Button look="primary" icon={<GitMerge size={16} />} onClick={onMerge}>{t("act.same")}</Button>}
            <Button busy={busy} onClick={() => onDecide("open")}>{t("act.open")}</Button>
          </>
        )}
      </div>
    </section>
  );
}

function Title({ object, side }: { object: string; side: Side }) {
  const { t } = useTranslation("duplicates");
  return (
    <>
      <Link to="/o/$object/$id" params={{ object, id: side.id }} search={{}}>{side.title || t("unnamed")}</Link>
      {side.deleted && <span className={styles.gone}>{t("gone")}</span>}
    </>
  );
}

function Line({ field, one, two }: { field: Field; one: Side; two: Side }) {
  const { t } = useTranslation("duplicates");
  const [left, right] = [one.values[field.name], two.values[field.name]];
  if (isBlank(left) && isBlank(right)) return null;
  const differs = !isBlank(left) && !isBlank(right) && wordsOf(left, field, language()) !== wordsOf(right, field, language());
  const marked = differs && !traces.includes(field.name);
  return (
    <tr className={marked ? styles.differs : undefined}>
      <th scope="row">{say(field.label)}{marked && <span className="visually-hidden">{t("differs")}</span>}</th>
      <td><Cell field={field} value={left} /></td>
      <td><Cell field={field} value={right} /></td>
    </tr>
  );
}

function Cell({ field, value }: { field: Field; value: unknown }) {
  const { Show } = kindOf(field);
  return isBlank(value) ? <span className={styles.blank}>—</span> : <Show value={value} field={field} place="list" />;
}
