import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { KeyRound, LogOut, Send, ShieldOff, UserCheck, UserX } from "lucide-react";
import { formatAgo, formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { Select } from "@/ui/form";
import { toast } from "@/ui/toast";
import { changeMember, endSessions, makeLink, refreshPeople, resetFactor, type Link, type Member } from "../api";
import type { Person } from "../person";
import { useConfirmed } from "@/ui/confirmed";
import { DeactivateDialog } from "./deactivate-dialog";
import { InviteDialog } from "./invite-dialog";
import styles from "./person.module.css";

interface DoorPartProps {
  person: Person;
  everybody: Person[];
  own: boolean;
  onLink: (link: Link) => void;
}

/** How somebody comes in, and what administrators may do about it. */
export function DoorPart({ person, everybody, own, onLink }: DoorPartProps) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const confirmed = useConfirmed();
  const [open, setOpen] = useState<"invite" | "deactivate" | "factor">();
  const { member, state } = person;
  const done = (said: string) => () => { toast(t(said, { name: person.name })); void refreshPeople(queries); };
  const close = () => setOpen(undefined);
  return (
    <section className={styles.part} aria-label={t("door")}>
      <h3>{t("door")}</h3>
      <p>{t(`door.${state}`, { time: member?.seenAt ? formatAgo(member.seenAt, language()) : t("door.never") })}{member?.linkExpiresAt && state !== "inactive" && <> {t("door.link", { time: formatMoment(member.linkExpiresAt, language()) })}</>}</p>
      {member && state !== "inactive" && (
        <dl className={styles.facts}>
          <div>
            <dt>{t("invite.kind")}</dt>
            <dd>
              <Select aria-label={t("invite.kind")} value={member.role} disabled={confirmed.busy || own} onChange={(event) => confirmed.run(() => changeMember(person.id, { role: event.target.value as Member["role"] }), done("door.role.done"))}>
                <option value="member">{t("role.member")}</option><option value="administrator">{t("role.administrator")}</option>
              </Select>
            </dd>
          </div>
          <div><dt>{t("door.factor")}</dt><dd>{t(member.hasSecondFactor ? "door.factor.on" : "door.factor.off")}</dd></div>
          <div><dt>{t("door.keys")}</dt><dd>{member.keys}</dd></div>
        </dl>
      )}
      <div className={styles.acts}>
        {!member && <Button look="primary" icon={<Send size={15} />} onClick={() => setOpen("invite")}>{t("door.give")}</Button>}
        {member && state !== "inactive" && <Button icon={<KeyRound size={15} />} busy={confirmed.busy} onClick={() => confirmed.run(() => makeLink(person.id), (link) => { void refreshPeople(queries); onLink(link); })}>{t(state === "invited" ? "door.invite" : "door.reset")}</Button>}
        {state === "active" && !own && <Button icon={<LogOut size={15} />} onClick={() => confirmed.run(() => endSessions(person.id), done("door.ended"))}>{t("door.end")}</Button>}
        {member?.hasSecondFactor && !own && <Button icon={<ShieldOff size={15} />} onClick={() => setOpen("factor")}>{t("door.factor.reset")}</Button>}
        {member && state === "inactive" && <Button icon={<UserCheck size={15} />} busy={confirmed.busy} onClick={() => confirmed.run(() => changeMember(person.id, { active: true }), done("door.activated"))}>{t("door.activate")}</Button>}
        {!own && (state !== "inactive" || !member) && <Button look="danger" icon={<UserX size={15} />} onClick={() => setOpen("deactivate")}>{t(member ? "deactivate" : "handover")}</Button>}
        {!own && member && state === "inactive" && <Button onClick={() => setOpen("deactivate")}>{t("handover")}</Button>}
      </div>
      {confirmed.asking}
      {open === "invite" && <InviteDialog person={person} onClose={close} onInvited={(_, link) => { close(); onLink(link); }} />}
      {open === "deactivate" && <DeactivateDialog person={person} everybody={everybody} onClose={close} />}
      {open === "factor" && <Confirm title={t("door.factor.title", { name: person.name })} action={t("door.factor.reset")} onCancel={close} onConfirm={() => { close(); confirmed.run(() => resetFactor(person.id), done("door.factor.done")); }}>{t("door.factor.words")}</Confirm>}
    </section>
  );
}
