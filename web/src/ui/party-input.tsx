import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { rolesQuery, type Party, type PartyKind } from "@/lib/api/access";
import { say } from "@/lib/i18n/i18n";
import { Finder } from "./finder";
import { Check, Select } from "./form";
import { Input } from "./input";
import { Segments } from "./segments";
import styles from "./party-input.module.css";

interface PartyInputProps {
  kinds: PartyKind[];
  value: Party;
  onChange: (value: Party) => void;
  error?: string | undefined;
}

/** Whom something is for: a person, a department with or without those below, a position, a role, or everybody. */
export function PartyInput({ kinds, value, onChange, error }: PartyInputProps) {
  const { t } = useTranslation("ui");
  const named = value.id === undefined ? undefined : { id: value.id, title: value.title ?? "" };
  const name = (found: { id: string; title: string } | undefined) => onChange(found ? { ...value, ...found } : { kind: value.kind, ...(value.below ? { below: true } : {}) });
  return (
    <div className={styles.party}>
      <Segments bare label={t("party.kind")} value={value.kind} options={kinds.map((kind) => ({ value: kind, label: t(`party.${kind}`) }))} onChoose={(kind) => onChange({ kind })} />
      {value.kind === "person" && <Finder key="person" label={t("party.person")} object="user" value={named} onChange={name} invalid={error !== undefined} />}
      {value.kind === "department" && (
        <>
          <Finder key="department" label={t("party.department")} object="department" value={named} onChange={name} invalid={error !== undefined} />
          <Check label={t("party.below")} checked={value.below === true} onChange={(below) => onChange({ ...value, below })} />
        </>
      )}
      {value.kind === "position" && <Input aria-label={t("party.position")} aria-invalid={error !== undefined || undefined} placeholder={t("party.position.hint")} value={value.position ?? ""} onChange={(event) => onChange({ kind: "position", position: event.target.value })} />}
      {value.kind === "role" && <RoleSelect value={value.role ?? ""} onChange={(role) => onChange({ kind: "role", role })} />}
      {value.kind === "everybody" && <p className={styles.all}>{t("party.everybody.words")}</p>}
      {error !== undefined && <span role="alert" className={styles.error}>{error}</span>}
    </div>
  );
}

function RoleSelect({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation("ui");
  const { data } = useQuery(rolesQuery);
  return (
    <Select aria-label={t("party.role")} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t("party.role.choose")}</option>
      {(data?.items ?? []).map((role) => <option key={role.key} value={role.key}>{say(role.label)}</option>)}
    </Select>
  );
}

/** Whether it names somebody. */
export function isNamed(party: Party): boolean {
  switch (party.kind) {
    case "person":
    case "department": return party.id !== undefined;
    case "position": return (party.position ?? "").trim() !== "";
    case "role": return (party.role ?? "") !== "";
    case "everybody": return true;
  }
}

/** A party in words. */
export function usePartyWords(): (party: Party) => string {
  const { t } = useTranslation("ui");
  return (party) => {
    const name = party.title ?? party.position ?? party.role ?? "";
    if (party.kind === "everybody") return t("party.everybody");
    if (party.kind === "position") return t("party.position.said", { name: party.position ?? "" });
    return party.kind === "department" && party.below ? t("party.below.said", { name }) : name;
  };
}
