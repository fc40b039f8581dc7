import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectDefinition } from "@/lib/api/types";
import { useSettled } from "@/lib/use-settled";
import { Button } from "@/ui/button";
import { Input } from "@/ui/input";
import { addField, nameQuery, type Remark } from "../api";
import { LabelRow, Row, spoken, Toggle } from "../form";
import { Obstacles } from "../plan-view";
import { placed, type FieldDraft } from "./draft";
import { partsOf, switchesOf } from "./groups";
import { PartInputs } from "./part-inputs";
import { TypeIcon } from "./type-icon";
import { useTypeName } from "./type-words";
import styles from "../form.module.css";

interface FieldFormProps {
  object: ObjectDefinition;
  draft: FieldDraft;
  fresh: boolean;
  own: boolean;
  /** It was handed in without any change. */
  same: boolean;
  obstacles: Remark[];
  onChange: (draft: FieldDraft) => void;
  onRetype: () => void;
}

export function FieldForm({ object, draft, fresh, own, same, obstacles, onChange, onRetype }: FieldFormProps) {
  const { t } = useTranslation("designer");
  const typeName = useTypeName();
  const [helping, setHelping] = useState(draft.help.zh !== "" || draft.help.en !== "");
  const { at, rest } = placed(obstacles, draft.type);
  const open = switchesOf(draft.type);
  return (
    <div className={styles.form}>
      <Obstacles items={rest} />
      {same && <p role="status" className={styles.hint}>{t("same")}</p>}
      <div className={styles.what}>
        <TypeIcon type={draft.type} size={17} />
        <span>{typeName(draft.type)}</span>
        {own && <Button look="quiet" onClick={onRetype}>{t("type.change")}</Button>}
      </div>
      <LabelRow of="label" value={draft.label} autoFocus onChange={(label) => onChange({ ...draft, label })} error={at("label")} />
      {fresh
        ? <NameRow object={object} draft={draft} error={at("name")} onChange={(name) => onChange({ ...draft, name })} />
        : <Row label={t("name")} hint={t("name.fixed")}>{(asked) => <Input {...asked} className={styles.mono} value={draft.name} readOnly />}</Row>}
      {partsOf(draft.type).map((part) => <PartInputs key={part} part={part} object={object} options={draft.options} at={at} onChange={(options) => onChange({ ...draft, options })} />)}
      {open.length > 0 && (
        <div className={styles.toggles}>
          {open.map((one) => <Toggle key={one} label={t(`switch.${one}`)} hint={t(`switch.${one}.for`)} checked={draft[one]} onChange={(checked) => onChange({ ...draft, [one]: checked })} />)}
        </div>
      )}
      {helping
        ? <LabelRow of="help" value={draft.help} onChange={(help) => onChange({ ...draft, help })} error={at("help")} />
        : <div><Button look="quiet" onClick={() => setHelping(true)}>{t("help.add")}</Button></div>}
    </div>
  );
}

interface NameRowProps {
  object: ObjectDefinition;
  draft: FieldDraft;
  error: string | undefined;
  onChange: (name: string) => void;
}

/** The name that programs use; the server proposes one while the label is being written. */
function NameRow({ object, draft, error, onChange }: NameRowProps) {
  const { t } = useTranslation("designer");
  const label = useSettled(JSON.stringify(spoken(draft.label) ?? null), 350);
  const proposed = useQuery({ ...nameQuery("field", [object.name, label], addField(object.name, { type: "text", label: JSON.parse(label) as object })), enabled: label !== "null" && draft.name === "" });
  return (
    <Row label={t("name")} hint={t("name.words")} error={error}>
      {(asked) => <Input {...asked} className={styles.mono} value={draft.name} placeholder={proposed.data ?? ""} spellCheck={false} autoCapitalize="off" autoComplete="off" onChange={(event) => onChange(event.target.value)} />}
    </Row>
  );
}
