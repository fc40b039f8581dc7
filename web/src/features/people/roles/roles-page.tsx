import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Plus, ShieldHalf } from "lucide-react";
import { addRole, rolesQuery } from "@/lib/api/access";
import { asProblem } from "@/lib/api/problem";
import type { Label } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { FormRow, Select } from "@/ui/form";
import { Input } from "@/ui/input";
import { ProblemState } from "@/ui/state";
import { Frame } from "../frame";
import { Waiting } from "@/ui/waiting";
import styles from "./roles.module.css";

/** The roles of the company: those that come with the product, and its own. */
export function RolesPage() {
  const { t } = useTranslation("people");
  const [adding, setAdding] = useState(false);
  return (
    <Frame action={<Button look="primary" icon={<Plus size={15} />} onClick={() => setAdding(true)}>{t("role.new")}</Button>}>
      <Roles />
      {adding && <NewRole onClose={() => setAdding(false)} />}
    </Frame>
  );
}

function Roles() {
  const { t } = useTranslation("people");
  const roles = useQuery(rolesQuery);
  if (roles.isPending) return <Waiting />;
  if (!roles.data) return <ProblemState error={roles.error} onRetry={() => void roles.refetch()} />;
  return (
    <ul className={styles.list} aria-label={t("tab.roles")}>
      {roles.data.items.map((role) => (
        <li key={role.key}>
          <Link to="/settings/roles/$role" params={{ role: role.key }} search={{}} className={styles.role}>
            <span className={styles.sign}><ShieldHalf size={16} aria-hidden="true" /></span>
            <span className={styles.what}><strong>{say(role.label)}</strong>{role.purpose && <span className={styles.note}>{say(role.purpose)}</span>}</span>
            <span className={styles.facts}>
              {!role.standard && <span className={styles.own}>{t("role.own")}</span>}
              {role.changed && <span className={styles.mark}>{t("role.changed")}</span>}
              <span className={styles.note}>{role.base ? t("role.base") : t("role.grants", { count: role.grants })}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

export function NewRole({ from = "", onClose }: { from?: string; onClose: () => void }) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const roles = useQuery(rolesQuery);
  const [label, setLabel] = useState<Label>({ zh: "", en: "" });
  const [template, setTemplate] = useState(from);
  const [nameless, setNameless] = useState(false);
  const adding = useMutation({
    mutationFn: () => addRole({ label: { zh: label.zh.trim() || label.en.trim(), en: label.en.trim() || label.zh.trim() }, ...(template ? { from: template } : {}) }),
    onSuccess: async (role) => {
      await queries.invalidateQueries({ queryKey: ["roles"] });
      onClose();
      await navigate({ to: "/settings/roles/$role", params: { role: role.key }, search: {} });
    },
  });
  const problem = adding.error ? asProblem(adding.error) : undefined;
  const submit = () => {
    const blank = !label.zh.trim() && !label.en.trim();
    setNameless(blank);
    if (!blank && !adding.isPending) adding.mutate();
  };
  return (
    <Dialog title={t("role.new")} problem={problem && (problem.findings[0]?.message ?? problem.detail ?? problem.message)} onSubmit={submit} onClose={onClose} actions={<><Button onClick={onClose}>{t("cancel")}</Button><Button look="primary" type="submit" busy={adding.isPending}>{t("role.make")}</Button></>}>
      <div className={styles.pair}>
        <FormRow label={t("role.label.zh")} error={nameless ? t("role.nameless") : undefined}>{(asked) => <Input {...asked} autoFocus value={label.zh} onChange={(event) => setLabel({ ...label, zh: event.target.value })} />}</FormRow>
        <FormRow label={t("role.label.en")}>{(asked) => <Input {...asked} value={label.en} onChange={(event) => setLabel({ ...label, en: event.target.value })} />}</FormRow>
      </div>
      <FormRow label={t("role.from")} hint={t("role.from.hint")}>
        {(asked) => (
          <Select {...asked} value={template} onChange={(event) => setTemplate(event.target.value)}>
            <option value="">{t("role.from.none")}</option>
            {(roles.data?.items ?? []).map((role) => <option key={role.key} value={role.key}>{say(role.label)}</option>)}
          </Select>
        )}
      </FormRow>
    </Dialog>
  );
}
