import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LayoutList, Plus, Trash2 } from "lucide-react";
import type { ObjectDefinition, View } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { State } from "@/ui/state";
import { changeObject } from "./api";
import { Ordered } from "./ordered";
import { PlanDialog } from "./plan-dialog";
import { useDesign } from "./use-design";
import { ViewDrawer } from "./view-drawer";
import styles from "./list.module.css";

/** The questions that everybody finds above the list, in their order. */
export function ViewsTab({ object }: { object: ObjectDefinition }) {
  const { t } = useTranslation("designer");
  const [open, setOpen] = useState<View | "new">();
  const [views, setViews] = useState(object.views);
  const changing = useDesign(() => undefined);
  const moved = views.some((view, index) => object.views[index]?.name !== view.name);
  const keep = (next: View[]) => changing.ask(changeObject(object.name, { views: next }));
  const add = <Button look="primary" icon={<Plus size={16} />} onClick={() => setOpen("new")}>{t("views.new")}</Button>;
  return (
    <>
      {views.length === 0 ? <State icon={<LayoutList size={22} />} title={t("views.empty")} actions={add}>{t("views.empty.words")}</State> : (
        <>
          <div className={styles.bar}><p>{t("views.words")}</p>{moved && <Button busy={changing.asking} onClick={() => keep(views)}>{t("views.order")}</Button>}{add}</div>
          <div className={styles.ordered}>
            <Ordered label={t("object.tab.views")} items={views} keyOf={({ name }) => name} nameOf={({ label }) => say(label)} onChange={setViews}>
              {(view) => (
                <>
                  <button type="button" className={styles.main} onClick={() => setOpen(view)}>
                    <span className={styles.words}>{say(view.label)}</span>
                    {view.where ? <code>{view.where}</code> : <span className={styles.note}>{t("views.all")}</span>}
                  </button>
                  <Button look="quiet" icon={<Trash2 size={15} />} aria-label={t("views.remove", { view: say(view.label) })} onClick={() => keep(object.views.filter((one) => one.name !== view.name))} />
                </>
              )}
            </Ordered>
          </div>
        </>
      )}
      {open && <ViewDrawer key={open === "new" ? "new" : open.name} object={object} {...(open === "new" ? {} : { view: open })} onClose={() => setOpen(undefined)} />}
      <PlanDialog design={changing} title={t("plan.title")} action={t("plan.run")} />
    </>
  );
}
