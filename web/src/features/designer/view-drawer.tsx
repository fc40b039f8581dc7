import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectDefinition, View } from "@/lib/api/types";
import { changeObject, type Remark } from "./api";
import { DesignDrawer } from "./drawer";
import { CelInput } from "./field/cel-input";
import { blank, both, LabelRow, Row } from "./form";
import { FieldChooser } from "./layout/field-chooser";
import { Obstacles } from "./plan-view";
import { SortInput } from "./sort-input";
import { useDesign } from "./use-design";
import styles from "./form.module.css";

interface ViewDrawerProps {
  object: ObjectDefinition;
  view?: View;
  onClose: () => void;
}

export function ViewDrawer({ object, view, onClose }: ViewDrawerProps) {
  const { t } = useTranslation("designer");
  const { views } = object;
  const [draft, setDraft] = useState<View>(view ?? { name: freeName(views), label: blank, where: "" });
  const [silent, setSilent] = useState(false);
  const design = useDesign(onClose);
  const ask = () => {
    const label = both(draft.label);
    setSilent(label === undefined);
    if (!label) return;
    const written: View = { ...draft, label };
    design.ask(changeObject(object.name, { views: view ? views.map((one) => (one.name === view.name ? written : one)) : [...views, written] }));
  };
  const columns = draft.columns ?? [];
  return (
    <DesignDrawer title={view ? t("views.change") : t("views.new")} design={design} onAsk={ask} onClose={onClose}>
      <div className={styles.form}>
        <Obstacles items={design.obstacles.filter(({ code }) => !atWhere(code))} />
        <LabelRow of="label" value={draft.label} error={silent ? t("views.silent") : undefined} onChange={(label) => setDraft({ ...draft, label })} />
        <CelInput label={t("views.where")} hint={t("views.where.for")} value={draft.where} fields={object.fields} error={reason(design.obstacles.find(({ code }) => atWhere(code)))} onChange={(where) => setDraft({ ...draft, where })} />
        <SortInput fields={object.fields} value={draft.sort ?? ""} onChange={(sort) => setDraft({ ...draft, sort })} />
        <Row label={t("views.columns")} hint={t("views.columns.for")}>
          {() => <FieldChooser label={t("views.columns")} fields={object.fields} chosen={columns} taken={columns} onChange={(next) => setDraft({ ...draft, columns: next })} />}
        </Row>
      </div>
    </DesignDrawer>
  );
}

const atWhere = (code: string): boolean => code.startsWith("design.view") || code.startsWith("criteria.");

/** Beside the condition itself nobody has to be told which view it is. */
const reason = (remark: Remark | undefined): string | undefined => (typeof remark?.params?.reason === "string" ? remark.params.reason : remark?.message);

/** Nobody reads the name of a view but the address. */
function freeName(views: View[]): string {
  let index = views.length + 1;
  while (views.some(({ name }) => name === `view_${index}`)) index++;
  return `view_${index}`;
}
