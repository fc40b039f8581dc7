import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ArrowUpRight, Lock } from "lucide-react";
import { objectQuery } from "@/lib/api/objects";
import { say } from "@/lib/i18n/i18n";
import { ObjectIcon } from "@/ui/object-icon";
import { Page, Step } from "@/ui/page";
import { ProblemState, State } from "@/ui/state";
import { Waiting } from "@/ui/waiting";
import { BinView } from "./bin-view";
import { FieldsTab } from "./fields-tab";
import { GeneralTab } from "./general-tab";
import { HistoryView } from "./history-view";
import { LayoutTab } from "./layout/layout-tab";
import { RulesTab } from "./rules-tab";
import { ViewsTab } from "./views-tab";
import styles from "./object-page.module.css";

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
    <Page
      key={name}
      title={<><span className={styles.sign}><ObjectIcon name={object.icon} size={19} /></span>{say(object.label)}<code className={styles.name}>{object.name}</code></>}
      trail={{ label: t("trail"), links: <><Link to="/settings/objects" search={{}}>{t("objects.title")}</Link><Step /></> }}
      beside={object.navigation && <Link to="/o/$object" params={{ object: name }} search={{}} className={styles.way}>{t("object.records")}<ArrowUpRight size={15} aria-hidden="true" /></Link>}
      tabs={{
        label: t("object.parts"),
        links: tabs.map((one) => (
          <Link key={one} to="/settings/objects/$object" params={{ object: name }} search={one === "fields" ? {} : { tab: one }} activeOptions={exactly} aria-current={one === shown ? "page" : undefined}>{t(`object.tab.${one}`)}</Link>
        )),
      }}
    >
      {shown === "fields" && <FieldsTab object={object} />}
      {shown === "rules" && <RulesTab object={object} />}
      {shown === "views" && <ViewsTab key={JSON.stringify(object.views)} object={object} />}
      {shown === "layout" && <LayoutTab key={JSON.stringify([object.list, object.highlights, object.form])} object={object} />}
      {shown === "general" && <GeneralTab object={object} />}
      {shown === "history" && <HistoryView object={name} />}
      {shown === "bin" && <BinView object={name} />}
    </Page>
  );
}
