import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ObjectSummary } from "@/lib/api/types";
import { formatNumber } from "@/lib/format/number";
import { formatAgo, formatMoment } from "@/lib/format/time";
import { language, say } from "@/lib/i18n/i18n";
import { Avatar } from "@/ui/avatar";
import { ObjectIcon } from "@/ui/object-icon";
import { isBusy, type ImportPage } from "../import";
import { outcomes, shareDone } from "../progress";
import { formatSize } from "@/lib/format/size";
import styles from "./history-table.module.css";

type Told = ImportPage["items"][number];

export function HistoryTable({ items, known }: { items: Told[]; known: Map<string, ObjectSummary> }) {
  const { t } = useTranslation("imports");
  return (
    <table className={styles.table}>
      <thead>
        <tr>{(["file", "object", "state", "counts", "by", "at"] as const).map((head) => <th key={head} scope="col">{t(`history.head.${head}`)}</th>)}</tr>
      </thead>
      <tbody>{items.map((one) => <Row key={one.id} one={one} object={known.get(one.object)} />)}</tbody>
    </table>
  );
}

function Row({ one, object }: { one: Told; object: ObjectSummary | undefined }) {
  const { t } = useTranslation("imports");
  const spoken = language();
  const counts = outcomes.filter((outcome) => one.progress[outcome] > 0);
  return (
    <tr className={styles.row}>
      <td className={styles.file}>
        <Link to="/imports/$id" params={{ id: one.id }} search={{}} className={styles.open} title={one.file.name}>{one.file.name}</Link>
        <small>{t("history.rows", { count: one.rows.total, number: formatNumber(one.rows.total, spoken) })} · {formatSize(one.file.size, spoken)}</small>
      </td>
      <td className={styles.object}>{object && <ObjectIcon name={object.icon} size={15} />} {object ? say(object.plural) : one.object}</td>
      <td className={styles.state}>
        <span className={styles.tag} data-state={one.state}>
          {t(`state.${one.state}`)}{isBusy(one.state) && one.state === "running" && ` ${Math.floor(shareDone(one.progress) * 100)}%`}
        </span>
      </td>
      <td className={styles.counts}>
        {counts.length === 0 ? <span className={styles.none}>—</span> : counts.map((outcome) => (
          <span key={outcome} data-outcome={outcome}>{t("history.count", { words: t(`outcome.${outcome}`), number: formatNumber(one.progress[outcome], spoken) })}</span>
        ))}
      </td>
      <td className={styles.by}><span><Avatar name={one.createdBy.title} size={20} /> {one.createdBy.title}</span></td>
      <td className={styles.at}><time dateTime={one.createdAt} title={formatMoment(one.createdAt, spoken)}>{formatAgo(one.createdAt, spoken)}</time></td>
    </tr>
  );
}
