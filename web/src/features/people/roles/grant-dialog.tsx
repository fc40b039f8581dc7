import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { addGrant, rolesQuery, type Party } from "@/lib/api/access";
import { asProblem } from "@/lib/api/problem";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { FormRow, Select } from "@/ui/form";
import { Input } from "@/ui/input";
import { isNamed, PartyInput } from "@/ui/party-input";
import { refreshPeople } from "../api";
import styles from "./roles.module.css";

interface GrantDialogProps {
  /** The role, where it is known already. */
  role?: string;
  /** Whom it is for, where that is known already. */
  to?: Party;
  onClose: () => void;
}

/** Gives somebody a role, for good or for a while. */
export function GrantDialog({ role, to, onClose }: GrantDialogProps) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const roles = useQuery(rolesQuery);
  const [draft, setDraft] = useState({ role: role ?? "", from: "", until: "", note: "" });
  const [party, setParty] = useState<Party>(to ?? { kind: "person" });
  const [missing, setMissing] = useState(false);
  const granting = useMutation({
    mutationFn: () => addGrant({ role: draft.role, to: party, ...time("from", draft.from), ...time("until", draft.until), ...(draft.note ? { note: draft.note } : {}) }),
    onSuccess: () => { void refreshPeople(queries); onClose(); },
  });
  const problem = granting.error ? asProblem(granting.error) : undefined;
  const submit = () => {
    const bad = draft.role === "" || !isNamed(party);
    setMissing(bad);
    if (!bad && !granting.isPending) granting.mutate();
  };
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  return (
    <Dialog title={to?.title ? t("grant.title.to", { name: to.title }) : t("grant.title")} problem={problem && (problem.findings[0]?.message ?? problem.detail ?? problem.message)} onSubmit={submit} onClose={onClose} actions={<><Button onClick={onClose}>{t("cancel")}</Button><Button look="primary" type="submit" busy={granting.isPending}>{t("grant.action")}</Button></>}>
      {role === undefined && (
        <FormRow label={t("grant.role")} error={missing && draft.role === "" ? t("grant.role.missing") : undefined}>
          {(asked) => (
            <Select {...asked} autoFocus value={draft.role} onChange={(event) => set({ role: event.target.value })}>
              <option value="">{t("grant.role.choose")}</option>
              {(roles.data?.items ?? []).filter((one) => !one.base).map((one) => <option key={one.key} value={one.key}>{say(one.label)}</option>)}
            </Select>
          )}
        </FormRow>
      )}
      {to === undefined && <PartyInput kinds={["person", "department", "position", "everybody"]} value={party} onChange={setParty} error={missing && !isNamed(party) ? t("grant.to.missing") : undefined} />}
      <div className={styles.pair}>
        <FormRow label={t("grant.from")}>{(asked) => <Input {...asked} type="datetime-local" value={draft.from} onChange={(event) => set({ from: event.target.value })} />}</FormRow>
        <FormRow label={t("grant.until")} hint={t("grant.until.hint")}>{(asked) => <Input {...asked} type="datetime-local" value={draft.until} onChange={(event) => set({ until: event.target.value })} />}</FormRow>
      </div>
      <FormRow label={t("grant.note")}>{(asked) => <Input {...asked} value={draft.note} onChange={(event) => set({ note: event.target.value })} />}</FormRow>
    </Dialog>
  );
}

/** A moment as typed here, as the moment it is everywhere. */
function time<K extends string>(key: K, local: string): Partial<Record<K, string>> {
  const moment = new Date(local);
  return (Number.isNaN(moment.getTime()) ? {} : { [key]: moment.toISOString() }) as Partial<Record<K, string>>;
}
