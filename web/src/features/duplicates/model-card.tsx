import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { GraduationCap } from "lucide-react";
import type { Model, Overview, Share } from "@/lib/api/duplicates";
import { objectQuery } from "@/lib/api/objects";
import { byName } from "@/lib/criteria/clause";
import { formatMoment } from "@/lib/format/time";
import { language, say } from "@/lib/i18n/i18n";
import { State } from "@/ui/state";
import styles from "./model-card.module.css";

/** What the model learned from people here, and how far one may trust it. */
export function ModelCard({ overview }: { overview: Overview }) {
  const { t } = useTranslation("duplicates");
  const answers = (overview.counts.same ?? 0) + (overview.counts.different ?? 0);
  if (!overview.model) {
    return <State icon={<GraduationCap size={22} />} title={t("model.none.title")}>{t("model.none.words", { count: answers })}</State>;
  }
  return <Card object={overview.object} model={overview.model} />;
}

function Card({ object, model }: { object: string; model: Model }) {
  const { t } = useTranslation("duplicates");
  const definition = useQuery(objectQuery(object));
  const known = byName(definition.data?.fields ?? []);
  const most = Math.max(1, ...model.weights.map(({ weight }) => Math.abs(weight)));
  return (
    <div className={styles.card}>
      <p className={styles.about}>{t("model.about", { version: model.version, count: model.answers, time: formatMoment(model.madeAt, language()) })}</p>
      <table className={styles.figures}>
        <thead><tr><td /><th scope="col">{t("model.taught")}</th><th scope="col">{t("model.shipped")}</th></tr></thead>
        <tbody>
          {(["precision", "recall", "agreement"] as const).map((name) => (
            <tr key={name}>
              <th scope="row">{t(`model.${name}`)}<span>{t(`model.${name}.words`)}</span></th>
              <td><Figure share={model.quality[name]} /></td>
              <td><Figure share={model.shipped[name]} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2 className={styles.heading}>{t("model.weights")}</h2>
      <ul className={styles.weights}>
        {model.weights.map(({ field, weight }) => {
          const label = known.get(field)?.label;
          return (
            <li key={field}>
              <span>{label ? say(label) : field}</span>
              <span className={styles.track} aria-hidden="true"><span className={weight < 0 ? styles.less : styles.more} style={{ width: `${(Math.abs(weight) / most) * 50}%` }} /></span>
              <span className={styles.number}>{weight > 0 ? "+" : ""}{weight.toFixed(2)}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Figure({ share }: { share: Share }) {
  const { t } = useTranslation("duplicates");
  if (share.of === 0) return <span className={styles.unknown}>{t("model.unknown")}</span>;
  return (
    <>
      <strong>{percent(share.value)}</strong>
      <span className={styles.interval}>{t("model.interval", { low: percent(share.low), high: percent(share.high), hits: share.hits, of: share.of })}</span>
    </>
  );
}

const percent = (value: number) => `${(value * 100).toFixed(1)}%`;
