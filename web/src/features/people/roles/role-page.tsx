import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ChevronRight, Plus } from "lucide-react";
import { grantsQuery, rolesQuery, type Role } from "@/lib/api/access";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { ProblemState, State } from "@/ui/state";
import { Frame } from "../frame";
import { DiffView } from "./diff-view";
import { GrantDialog } from "./grant-dialog";
import { GrantRows } from "./grant-rows";
import { RoleActions } from "./role-actions";
import { RoleEditor } from "./role-editor";
import { Waiting } from "@/ui/waiting";
import styles from "./roles.module.css";

const exactly = { exact: true };
const tabs = ["rights", "grants", "diff"] as const;

export function RolePage() {
  return <Frame><Loaded /></Frame>;
}

function Loaded() {
  const { t } = useTranslation("people");
  const { role: key } = useParams({ from: "/shell/settings/roles/$role" });
  const { tab } = useSearch({ from: "/shell/settings/roles/$role" });
  const roles = useQuery(rolesQuery);
  if (roles.isPending) return <Waiting />;
  if (!roles.data) return <ProblemState error={roles.error} onRetry={() => void roles.refetch()} />;
  const role = roles.data.items.find((one) => one.key === key);
  if (!role) return <State icon={<ChevronRight size={22} />} title={t("role.absent")}>{t("role.absent.words")}</State>;
  const shown = tabs.find((one) => one === tab && !(one === "grants" && role.base)) ?? "rights";
  return (
    <div className={styles.rolePage}>
      <header className={styles.roleHead}>
        <div className={styles.what}>
          <h2>{say(role.label)}{role.changed && <span className={styles.mark}>{t("role.changed")}</span>}{!role.standard && <span className={styles.own}>{t("role.own")}</span>}</h2>
          {role.purpose && <p className={styles.note}>{say(role.purpose)}</p>}
        </div>
        <RoleActions role={role} />
      </header>
      <nav className={styles.tabs} aria-label={t("role.parts")}>
        {tabs.filter((one) => !(one === "grants" && role.base)).map((one) => <Link key={one} to="/settings/roles/$role" params={{ role: key }} search={one === "rights" ? {} : { tab: one }} activeOptions={exactly} aria-current={one === shown ? "page" : undefined}>{t(`role.tab.${one}`)}</Link>)}
      </nav>
      {shown === "rights" && <RoleEditor key={`${role.key} ${role.version}`} role={role} named={roles.data.named} />}
      {shown === "grants" && <Grants role={role} />}
      {shown === "diff" && <DiffView role={role} roles={roles.data.items} named={roles.data.named} />}
    </div>
  );
}

function Grants({ role }: { role: Role }) {
  const { t } = useTranslation("people");
  const [adding, setAdding] = useState(false);
  const grants = useQuery(grantsQuery({ role: role.key }));
  return (
    <div className={styles.scroll}>
      <div className={styles.bar}><p className={styles.note}>{t("grants.words")}</p><Button look="primary" icon={<Plus size={15} />} onClick={() => setAdding(true)}>{t("grant.add")}</Button></div>
      {grants.isPending && <Waiting />}
      {grants.isError && <ProblemState error={grants.error} onRetry={() => void grants.refetch()} />}
      {grants.data && (grants.data.items.length === 0 ? <State icon={<Plus size={22} />} title={t("grants.none")}>{t("grants.none.words")}</State> : <div className={styles.inset}><GrantRows grants={grants.data.items} named="party" /></div>)}
      {adding && <GrantDialog role={role.key} onClose={() => setAdding(false)} />}
    </div>
  );
}
