import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ArrowLeft, Download, History, Plus, Trash2, Upload } from "lucide-react";
import type { ObjectDefinition, Way } from "@/lib/api/types";
import { formatNumber } from "@/lib/format/number";
import { language, say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { ColumnMenu } from "./column-menu";
import { SearchBox } from "./search-box";
import { Segments } from "@/ui/segments";
import type { useColumns } from "../grid/columns";
import { useExport } from "./exported";
import type { Listing } from "./use-listing";
import styles from "./list-page.module.css";

interface ToolbarProps {
  definition: ObjectDefinition;
  listing: Listing;
  columns: ReturnType<typeof useColumns>;
  as: Way;
  onCreate: () => void;
}

export function Toolbar({ definition, listing, columns, as: shown, onCreate }: ToolbarProps) {
  const { t } = useTranslation("records");
  const navigate = useNavigate();
  const { rights } = definition;
  const toExport = useExport(definition, listing, columns.columns.order);
  const plural = say(definition.plural);
  const ways = waysOf(definition);
  const toBin = (deleted: string | undefined) => void navigate({ to: "/o/$object", params: { object: definition.name }, search: deleted ? { deleted } : {} });
  return (
    <header className={styles.toolbar}>
      {listing.binned && <Button look="quiet" icon={<ArrowLeft size={17} />} aria-label={t("bin.leave")} title={t("bin.leave")} onClick={() => toBin(undefined)} />}
      <h1 className={styles.heading}>{listing.binned ? t("bin.title", { objects: plural }) : plural}</h1>
      <Count count={listing.count} exact={listing.countIsExact} />
      <div className={styles.spring} />
      {!listing.binned && !listing.past && ways.length > 1 && (
        <Segments label={t("as")} bare value={ways.find((way) => way === shown) ?? "list"} options={ways.map((value) => ({ value, label: t(`as.${value}`) }))} onChoose={(as) => listing.change({ as, peek: undefined })} />
      )}
      {!listing.past && <SearchBox value={listing.search.q ?? ""} onSearch={(q) => listing.change({ q: q === "" ? undefined : q })} label={t("search.label", { objects: plural })} />}
      <span className={styles.wide}><ColumnMenu definition={definition} columns={columns} /></span>
      {!listing.past && <Button look="quiet" className={styles.wide} icon={<History size={16} />} aria-label={t("past.list.open")} title={t("past.list.open")} onClick={() => listing.change({ at: hourAgo(), peek: undefined }, false)} />}
      {!listing.binned && !listing.past && <Button look="quiet" className={styles.bin} icon={<Trash2 size={16} />} aria-label={t("bin.open")} title={t("bin.open")} onClick={() => toBin("1")} />}
      {!listing.past && rights.export && (
        <Button look="quiet" className={styles.wide} icon={<Download size={16} />} aria-label={t("export")} title={t("export")} onClick={() => toExport()} />
      )}
      {!listing.binned && !listing.past && rights.import && (
        <Button className={styles.wide} icon={<Upload size={15} />} onClick={() => void navigate({ to: "/o/$object/import", params: { object: definition.name } })}>{t("import")}</Button>
      )}
      {!listing.binned && !listing.past && rights.create && (
        <Button look="primary" className={styles.create} icon={<Plus size={16} />} aria-label={t("create", { object: say(definition.label) })} onClick={onCreate}>{t("create", { object: say(definition.label) })}</Button>
      )}
    </header>
  );
}

/** Records can stand in columns by a stage or by a selection from a fixed list, and on days; what has stages has a funnel. */
function waysOf({ fields }: ObjectDefinition): Way[] {
  const staged = fields.some(({ name, to }) => name === "stage" && to === "stage");
  const chosen = fields.some((field) => field.type === "select" && field.open !== true && !field.readOnly && (field.choices?.length ?? 0) > 1);
  const dated = fields.some(({ type, system, filterable }) => !system && filterable && (type === "date" || type === "datetime"));
  return ["list", ...(staged || chosen ? ["board" as const] : []), ...(dated ? ["calendar" as const] : []), ...(staged ? ["funnel" as const] : [])];
}

/** Somebody who looks back wants to see something else than now. */
const hourAgo = () => new Date(Date.now() - 3_600_000).toISOString();

function Count({ count, exact }: { count: number | undefined; exact: boolean }) {
  const { t } = useTranslation("records");
  if (count === undefined) return null;
  const number = formatNumber(count, language());
  return <span className={styles.count} role="status" aria-label={t(exact ? "count.exact" : "count.about", { number })}>{exact ? number : `≈ ${number}`}</span>;
}
