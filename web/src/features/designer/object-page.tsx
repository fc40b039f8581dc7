import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ArrowUpRight, ChevronRight, Lock } from "lucide-react";
import { objectQuery } from "@/lib/api/objects";
import { say } from "@/lib/i18n/i18n";
import { ObjectIcon } from "@/ui/object-icon";
import { ProblemState, State } from "@/ui/state";
import { BinView } from "./bin-view";
import { FieldsTab } from "./fields-tab";
import { GeneralTab } from "./general-tab";
import { HistoryView } from "./history-view";
import { LayoutTab } from "./layout/layout-tab";
import { RulesTab } from "./rules-tab";
import { ViewsTab } from "./views-tab";
import { Tabs } from "./tabs";
import { Waiting } from "@/ui/waiting";
import styles from "./frame.module.css";

const exactly = { exact: true };
const tabs = ["fields", "rules", "views", "layout", "general", "history", "bin"] as const;

/** All that one object is made of. */
export function ObjectPage() {
  const { t } = useTranslation("designer");
  const { object: name } = useParams({ from: "/shell/settings/objects/$object" });
  const { tab } = useSearch({ from: "/shell/settings/objects/$object" });
  const { data: object, isPending, error, refetch } = useQuery(objectQuery(name));
  if (isPending) return <Waiting />;
  if (!object) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!object.rights.configure) return <State icon={<Lock size={22} />} title={t("refused.title")}>{t("refused.words")}</State>;
  const shown = tabs.find((one) => one === tab) ?? "fields";
  return (
    <div className={styles.page} key={name}>
      <header className={styles.head}>
        <div className={styles.titles}>
          <nav className={styles.trail} aria-label={t("trail")}><Link to="/settings/objects" search={{}}>{t("objects.title")}</Link><ChevronRight size={13} aria-hidden="true" /></nav>
          <h1><span className={styles.sign}><ObjectIcon name={object.icon} size={19} /></span>{say(object.label)}<code>{object.name}</code></h1>
        </div>
        {object.navigation && <Link to="/o/$object" params={{ object: name }} search={{}} className={styles.way}>{t("object.records")}<ArrowUpRight size={15} aria-hidden="true" /></Link>}
      </header>
      <Tabs label={t("object.parts")}>
        {tabs.map((one) => (
          <Link key={one} to="/settings/objects/$object" params={{ object: name }} search={one === "fields" ? {} : { tab: one }} activeOptions={exactly} aria-current={one === shown ? "page" : undefined}>{t(`object.tab.${one}`)}</Link>
        ))}
      </Tabs>
      <div className={styles.body}>
        {shown === "fields" && <FieldsTab object={object} />}
        {shown === "rules" && <RulesTab object={object} />}
        {shown === "views" && <ViewsTab key={JSON.stringify(object.views)} object={object} />}
        {shown === "layout" && <LayoutTab key={JSON.stringify([object.list, object.highlights, object.form])} object={object} />}
        {shown === "general" && <GeneralTab object={object} />}
        {shown === "history" && <HistoryView object={name} />}
        {shown === "bin" && <BinView object={name} />}
      </div>
    </div>
  );
}
