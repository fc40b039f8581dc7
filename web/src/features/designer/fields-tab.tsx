import { useNavigate, useSearch } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Plus, Trash2 } from "lucide-react";
import type { Field, ObjectDefinition } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Input } from "@/ui/input";
import { indexesQuery, removeField, type IndexBuild } from "./api";
import { FieldDrawer } from "./field/field-drawer";
import { TypeIcon } from "./field/type-icon";
import { useTypeName } from "./field/type-words";
import { PlanDialog } from "./plan-dialog";
import { useDesign } from "./use-design";
import styles from "./table.module.css";

/** Every field with what it is; a click opens it, the button adds one. */
export function FieldsTab({ object }: { object: ObjectDefinition }) {
  const { t } = useTranslation("designer");
  const navigate = useNavigate();
  const { field: open } = useSearch({ from: "/shell/settings/objects/$object" });
  const [adding, setAdding] = useState(false);
  const [sought, setSought] = useState("");
  const [system, setSystem] = useState(false);
  const removing = useDesign(() => undefined);
  const builds = useQuery(indexesQuery(object.name));
  const word = sought.trim().toLowerCase();
  const found = object.fields
    .filter((field) => system || !field.system)
    .filter((field) => [field.name, field.label.zh, field.label.en].some((text) => text.toLowerCase().includes(word)));
  const show = (field?: string) => void navigate({ to: "/settings/objects/$object", params: { object: object.name }, search: field ? { field } : {} });
  const opened = object.fields.find((field) => field.name === open && !field.system);
  return (
    <>
      <div className={styles.bar}>
        <Input type="search" className={styles.search} value={sought} placeholder={t("fields.search")} aria-label={t("fields.search")} onChange={(event) => setSought(event.target.value)} />
        <label className={styles.check}><input type="checkbox" checked={system} onChange={(event) => setSystem(event.target.checked)} />{t("fields.system")}</label>
        <Button look="primary" icon={<Plus size={16} />} onClick={() => setAdding(true)}>{t("fields.new")}</Button>
      </div>
      <table className={styles.table} aria-label={t("object.tab.fields")}>
        <thead>
          <tr>
            <th>{t("fields.label")}</th>
            <th className={styles.optional}>{t("objects.api")}</th>
            <th>{t("fields.type")}</th>
            <th className={styles.optional}>{t("fields.marks")}</th>
            <th><span className="visually-hidden">{t("fields.acts")}</span></th>
          </tr>
        </thead>
        <tbody>
          {found.map((field) => (
            <Line key={field.name} field={field} object={object} builds={builds.data?.items ?? []} busy={removing.asking} onOpen={() => show(field.name)} onRemove={() => removing.ask(removeField(object.name, field.name))} />
          ))}
        </tbody>
      </table>
      {found.length === 0 && <p className={styles.empty} role="status">{t("fields.none")}</p>}
      {adding && <FieldDrawer object={object} onClose={() => setAdding(false)} />}
      {opened && <FieldDrawer key={opened.name} object={object} field={opened} onClose={() => show()} />}
      <PlanDialog design={removing} title={t("remove.title")} action={t("remove")} danger />
    </>
  );
}

interface LineProps {
  field: Field;
  object: ObjectDefinition;
  builds: IndexBuild[];
  busy: boolean;
  onOpen: () => void;
  onRemove: () => void;
}

function Line({ field, object, builds, busy, onOpen, onRemove }: LineProps) {
  const { t } = useTranslation("designer");
  const typeName = useTypeName();
  const label = say(field.label);
  const unique = object.unique.some((set) => set.length === 1 && set[0] === field.name);
  const build = builds.find((one) => one.columns.includes(field.name) && one.state !== "ready");
  return (
    <tr>
      <td>
        {field.system ? <span className={styles.still}>{label}</span> : <button type="button" className={styles.main} onClick={onOpen}>{label}</button>}
        {field.name === object.title && <span className={styles.mark}>{t("mark.title")}</span>}
      </td>
      <td className={`${styles.code} ${styles.optional}`}>{field.name}</td>
      <td><span className={styles.type}><TypeIcon type={field.type} />{typeName(field.type)}{typeof field.to === "string" && field.type.startsWith("reference") && <span className={styles.code}>→ {field.to}</span>}</span></td>
      <td className={styles.optional}>
        {field.own && !object.own && <span className={styles.own}>{t("own")}</span>}
        {field.required && <span className={styles.mark}>{t("mark.required")}</span>}
        {unique && <span className={styles.mark}>{t("mark.unique")}</span>}
        {field.indexed && <span className={styles.mark}>{t("mark.indexed")}</span>}
        {field.searchable && <span className={styles.mark}>{t("mark.searchable")}</span>}
        {build && <span className={build.state === "failed" ? styles.bad : styles.wait} title={build.failure ?? undefined}>{t(`build.${build.state}`)}</span>}
      </td>
      <td className={styles.acts}>{!field.system && <Button look="quiet" icon={<Trash2 size={15} />} disabled={busy} aria-label={t("fields.remove", { field: label })} title={t("fields.remove", { field: label })} onClick={onRemove} />}</td>
    </tr>
  );
}
