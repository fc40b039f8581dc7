import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { addGrant, rolesQuery } from "@/lib/api/access";
import { asProblem, type Problem } from "@/lib/api/problem";
import { changeRecord } from "@/lib/api/records";
import { language, languages, say } from "@/lib/i18n/i18n";
import type { Language } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Finder, type Found } from "@/ui/finder";
import { FormRow, Select } from "@/ui/form";
import { Input } from "@/ui/input";
import { toast } from "@/ui/toast";
import { invite, refreshPeople, type Link, type Member } from "../api";
import { text, type Person } from "../person";
import { useConfirmed } from "@/ui/confirmed";
import styles from "./person.module.css";

interface InviteDialogProps {
  /** Somebody whom records name already; he gets a way in. */
  person?: Person;
  onClose: () => void;
  onInvited: (name: string, link: Link) => void;
}

const spoken: Record<Language, string> = { zh: "中文", en: "English" };

/** Asks somebody to come: his door, his place, and what he may. */
export function InviteDialog({ person, onClose, onInvited }: InviteDialogProps) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const confirmed = useConfirmed();
  const roles = useQuery(rolesQuery);
  const [draft, setDraft] = useState({ name: person?.name ?? "", login: text(person?.row.mail), role: "member" as Member["role"], locale: language(), position: text(person?.row.position), grant: "" });
  const [department, setDepartment] = useState<Found>();
  const [manager, setManager] = useState<Found>();
  const [problem, setProblem] = useState<Problem>();
  const errorAt = (field: string) => problem?.findings.find((one) => one.field === field)?.message;
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });

  const settle = async (user: string) => {
    const place = Object.fromEntries(Object.entries({ position: draft.position.trim(), department: department?.id, manager: manager?.id }).filter(([, value]) => value));
    if (!person && Object.keys(place).length > 0) await changeRecord("user", user, place);
    if (draft.grant) await addGrant({ role: draft.grant, to: { kind: "person", id: user } });
  };
  const send = async () => {
    const link = await invite({ name: draft.name, login: draft.login, role: draft.role, locale: draft.locale, ...(person ? { user: person.id } : {}) });
    // The link is shown this once, so whatever fails behind it must not take it away.
    await settle(link.user).catch((error: unknown) => { const failed = asProblem(error); toast(t("invite.half", { reason: failed.findings[0]?.message ?? failed.detail ?? failed.message }), { tone: "bad" }); });
    return link;
  };
  const submit = () => {
    setProblem(undefined);
    confirmed.run(send, (link) => { void refreshPeople(queries); onInvited(draft.name, link); }, setProblem);
  };
  return (
    <>
      <Dialog title={person ? t("invite.known", { name: person.name }) : t("invite.title")} problem={problem && problem.findings.length === 0 ? (problem.detail ?? problem.message) : undefined} onSubmit={submit} onClose={onClose} actions={<><Button onClick={onClose}>{t("cancel")}</Button><Button look="primary" type="submit" busy={confirmed.busy}>{t("invite.action")}</Button></>}>
        <div className={styles.pair}>
          <FormRow label={t("person.name")} error={errorAt("name")}>{(asked) => <Input {...asked} value={draft.name} autoFocus autoComplete="off" onChange={(event) => set({ name: event.target.value })} />}</FormRow>
          <FormRow label={t("person.login")} hint={t("person.login.hint")} error={errorAt("login")}>{(asked) => <Input {...asked} value={draft.login} autoComplete="off" onChange={(event) => set({ login: event.target.value })} />}</FormRow>
        </div>
        {!person && (
          <div className={styles.pair}>
            <FormRow label={t("person.department")}>{(asked) => <Finder {...asked} label={t("person.department")} object="department" value={department} onChange={setDepartment} />}</FormRow>
            <FormRow label={t("person.manager")}>{(asked) => <Finder {...asked} label={t("person.manager")} object="user" value={manager} onChange={setManager} />}</FormRow>
            <FormRow label={t("person.position")}>{(asked) => <Input {...asked} value={draft.position} onChange={(event) => set({ position: event.target.value })} />}</FormRow>
          </div>
        )}
        <div className={styles.pair}>
          <FormRow label={t("invite.grant")} hint={t("invite.grant.hint")}>
            {(asked) => (
              <Select {...asked} value={draft.grant} onChange={(event) => set({ grant: event.target.value })}>
                <option value="">{t("invite.grant.none")}</option>
                {(roles.data?.items ?? []).filter((role) => !role.base).map((role) => <option key={role.key} value={role.key}>{say(role.label)}</option>)}
              </Select>
            )}
          </FormRow>
          <FormRow label={t("invite.kind")} hint={draft.role === "administrator" ? t("invite.kind.hint") : undefined}>
            {(asked) => <Select {...asked} value={draft.role} onChange={(event) => set({ role: event.target.value as Member["role"] })}><option value="member">{t("role.member")}</option><option value="administrator">{t("role.administrator")}</option></Select>}
          </FormRow>
          <FormRow label={t("person.language")}>
            {(asked) => <Select {...asked} value={draft.locale} onChange={(event) => set({ locale: event.target.value as Language })}>{languages.map((one) => <option key={one} value={one}>{spoken[one]}</option>)}</Select>}
          </FormRow>
        </div>
      </Dialog>
      {confirmed.asking}
    </>
  );
}
