import { useTranslation } from "react-i18next";
import { formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Avatar } from "@/ui/avatar";
import type { Entry } from "./api";
import { toneOf, useSaid } from "./said";
import styles from "./entry-table.module.css";

interface EntryTableProps {
  items: Entry[];
  open: string | undefined;
  onOpen: (id: string) => void;
}

export function EntryTable({ items, open, onOpen }: EntryTableProps) {
  const { t } = useTranslation("audit");
  const { about } = useSaid();
  return (
    <table className={styles.table} aria-label={t("title")}>
      <thead>
        <tr><th>{t("at")}</th><th>{t("kind")}</th><th>{t("who")}</th><th>{t("about")}</th><th>{t("address")}</th></tr>
      </thead>
      <tbody>
        {items.map((entry) => (
          <tr key={entry.id} className={styles.row} aria-selected={entry.id === open}>
            <td className={styles.at}><time dateTime={entry.at}>{formatMoment(entry.at, language())}</time></td>
            <td className={styles.kind}>
              <button type="button" className={styles.open} onClick={() => onOpen(entry.id)}>
                <span className={styles.tag} data-tone={toneOf(entry)}>{t(`kind.${entry.kind}`)}</span>
              </button>
            </td>
            <td className={styles.who}><Who entry={entry} /></td>
            <td className={styles.about} title={about(entry)}>{about(entry)}</td>
            <td className={styles.address}>{entry.address}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Who({ entry }: { entry: Entry }) {
  const { t } = useTranslation("audit");
  if (entry.actor === null) return <span className={styles.nobody}>{t(entry.address === null ? "who.system" : "who.unknown")}</span>;
  const name = entry.actor.title ?? t("who.gone");
  return (
    <span className={styles.person}>
      <Avatar name={name} size={20} />
      <span>{name}</span>
      {entry.key !== null && <small>{t("who.key")}</small>}
      {entry.onBehalfOf !== null && <small>{t("who.behalf", { name: entry.onBehalfOf.title ?? t("who.gone") })}</small>}
      {entry.actingAs !== null && <small>{t("who.as", { name: entry.actingAs.title ?? t("who.gone") })}</small>}
    </span>
  );
}
