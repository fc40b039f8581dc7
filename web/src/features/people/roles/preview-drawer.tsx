import { useState } from "react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Drawer } from "@/ui/antd/drawer";
import { useTranslation } from "react-i18next";
import { Eye, X } from "lucide-react";
import type { ObjectRules, Role } from "@/lib/api/access";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Finder, type Found } from "@/ui/finder";
import { Check, FormRow } from "@/ui/form";
import { ProblemState, State } from "@/ui/state";
import { previewQuery, type Preview } from "../api";
import { Waiting } from "@/ui/waiting";
import { PreviewObjects } from "./preview-objects";
import { PreviewRecord } from "./preview-record";
import { changes } from "./preview";
import styles from "./preview.module.css";

interface PreviewDrawerProps {
  role: Role;
  /** What the role says on the screen, saved or not. */
  rules: ObjectRules;
  onClose: () => void;
}

/** What somebody would see with the role as it stands on the screen: records by object, and one record field by field. */
export function PreviewDrawer({ role, rules, onClose }: PreviewDrawerProps) {
  const { t } = useTranslation("people");
  const [person, setPerson] = useState<Found>();
  const [object, setObject] = useState<string>();
  const preview = useQuery({ ...previewQuery(role.key, { person: person?.id ?? "", objects: rules, object }), enabled: person !== undefined, placeholderData: keepPreviousData });
  const told = person && preview.data?.person.id === person.id ? preview.data : undefined;
  return (
    <Drawer open onClose={onClose} size={680} closable={false} aria-label={t("preview.title", { name: say(role.label) })} styles={{ header: { padding: "10px 12px 10px 24px" }, body: { padding: "16px 24px 32px" } }}
      title={<div className={styles.head}><h2>{t("preview.title", { name: say(role.label) })}</h2><Button look="quiet" icon={<X size={17} />} aria-label={t("close")} onClick={onClose} /></div>}
    >
      <div className={styles.parts}>
        <p className={styles.note}>{t("preview.words")}</p>
        <FormRow label={t("preview.who")}>{(asked) => <Finder id={asked.id} label={t("preview.who")} object="user" value={person} onChange={(found) => { setPerson(found); setObject(undefined); }} />}</FormRow>
        {!person && <State icon={<Eye size={22} />} title={t("preview.choose")}>{t("preview.choose.words")}</State>}
        {person && preview.isError && <ProblemState error={preview.error} onRetry={() => void preview.refetch()} />}
        {person && !preview.isError && !told && <Waiting />}
        {told && !preview.isError && <Told told={told} role={role} chosen={object} onChoose={setObject} />}
      </div>
    </Drawer>
  );
}

function Told({ told, role, chosen, onChoose }: { told: Preview; role: Role; chosen: string | undefined; onChoose: (object: string | undefined) => void }) {
  const { t } = useTranslation("people");
  const [only, setOnly] = useState(true);
  const name = told.person.title;
  const changing = told.objects.filter(changes);
  const shown = only ? changing : told.objects;
  return (
    <>
      <p className={styles.note}>{told.administrator ? t("preview.administrator", { name }) : told.holds ? t("preview.holds", { name }) : t("preview.adds", { name, role: say(role.label) })}</p>
      <Check label={t("preview.only")} checked={only} onChange={setOnly} />
      {shown.length === 0 ? <p role="status" className={styles.same}>{t("preview.same", { name })}</p> : <PreviewObjects objects={shown} chosen={chosen} onChoose={onChoose} />}
      {chosen !== undefined && told.record?.object === chosen && <PreviewRecord record={told.record} name={name} />}
      {chosen !== undefined && told.record === null && <p role="status" className={styles.note}>{t("preview.norecord")}</p>}
    </>
  );
}
