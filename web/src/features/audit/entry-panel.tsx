import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { Drawer } from "@/ui/antd/drawer";
import { useTranslation } from "react-i18next";
import { X } from "lucide-react";
import { formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import type { Entry, Filters } from "./api";
import { Who } from "./entry-table";
import { useSaid } from "./said";
import styles from "./entry-panel.module.css";

interface EntryPanelProps {
  entry: Entry;
  onClose: () => void;
  onFilter: (filters: Filters) => void;
}

/** All that is known of one entry, and the ways on to its like. */
export function EntryPanel({ entry, onClose, onFilter }: EntryPanelProps) {
  const { t } = useTranslation("audit");
  const { objectName, fact, factName } = useSaid();
  const { actor, object, record } = entry;
  return (
    <Drawer
      open
      onClose={onClose}
      size={460}
      closable={false}
      title={<span className={styles.title}>{t(`kind.${entry.kind}`)}<Button look="quiet" icon={<X size={17} />} aria-label={t("close")} onClick={onClose} /></span>}
      styles={{ header: { padding: "10px 12px 10px 24px" }, body: { padding: "16px 24px 24px" } }}
    >
      <dl className={styles.facts}>
        <Fact name={t("at")}>{formatMoment(entry.at, language())}</Fact>
        <Fact name={t("who")}><Who entry={entry} /></Fact>
        {entry.key !== null && <Fact name={t("key")}><code>{entry.key}</code></Fact>}
        {entry.address !== null && <Fact name={t("address")}>{entry.address}</Fact>}
        {object !== null && <Fact name={t("filter.object")}>{objectName(object)}</Fact>}
        {record !== null && <Fact name={t("record")}>{object === null ? <code>{record}</code> : <Link to="/o/$object/$id" params={{ object, id: record }}><code>{record}</code></Link>}</Fact>}
        {entry.criteria !== null && <Fact name={t("criteria")}><code>{entry.criteria}</code></Fact>}
        {entry.count !== null && <Fact name={t("records")}>{entry.count}</Fact>}
        {Object.entries(entry.facts).map(([name, value]) => <Fact key={name} name={factName(name)}>{fact(value)}</Fact>)}
        <Fact name={t("seal")}>{entry.seal === null ? t("seal.waiting") : t("seal.number", { number: entry.seal })}</Fact>
        <Fact name={t("id")}><code>{entry.id}</code></Fact>
      </dl>
      <div className={styles.ways}>
        <Button onClick={() => onFilter({ kind: entry.kind })}>{t("same.kind")}</Button>
        {actor !== null && <Button onClick={() => onFilter({ actor: actor.id })}>{t("same.actor")}</Button>}
        {record !== null && <Button onClick={() => onFilter({ record })}>{t("same.record")}</Button>}
      </div>
    </Drawer>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return <><dt>{name}</dt><dd>{children}</dd></>;
}
