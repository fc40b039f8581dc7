import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { BookmarkPlus } from "lucide-react";
import { asProblem } from "@/lib/api/problem";
import type { ObjectDefinition, View, Way } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Popover } from "@/ui/popover";
import { Segments } from "@/ui/segments";
import { TextField } from "@/ui/text-field";
import { lookFrom, type Columns } from "../grid/columns";
import type { Listing } from "../list/use-listing";
import { useKeepView, useShareViews } from "./use-save-view";
import { freeName } from "./view";
import styles from "./views.module.css";

interface SaveViewProps {
  definition: ObjectDefinition;
  listing: Listing;
  columns: Columns;
  as: Way | undefined;
  view: View | undefined;
}

/** What is asked and shown now becomes a view, one's own or everybody's, new or instead of the one that was chosen. */
export function SaveView({ definition, listing, columns, as, view }: SaveViewProps) {
  const { t } = useTranslation("records");
  const [open, setOpen] = useState(false);
  const [label, setLabel] = useState("");
  const [whose, setWhose] = useState<"mine" | "all">("mine");
  const done = (name: string) => {
    setOpen(false);
    setLabel("");
    listing.change({ view: name });
  };
  const sharing = useShareViews(definition.name);
  const keeping = useKeepView(definition.name, ({ name }) => done(name));
  const { configure = false } = definition.rights;
  const { where = "", sort = "" } = listing.search;
  const asked = { where, sort, columns: columns.order, look: { ...(view?.look?.by ? { by: view.look.by } : {}), ...(as && as !== "list" ? { as } : {}), ...lookFrom(columns) } };
  const busy = sharing.isPending || keeping.isPending;
  const share = (make: (views: View[]) => View) => {
    let made = "";
    sharing.mutate((views) => {
      const fresh = make(views);
      made = fresh.name;
      return views.some(({ name }) => name === fresh.name) ? views.map((one) => (one.name === fresh.name ? fresh : one)) : [...views, fresh];
    }, { onSuccess: () => done(made) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const name = label.trim();
    const words = { label: { zh: name, en: name }, ...asked };
    if (name === "" || busy) return;
    if (whose === "all") share((views) => ({ name: freeName(views), ...words }));
    else keeping.mutate({ name: "", fresh: true, ...words });
  };
  const change = (chosen: View) => (chosen.own ? keeping.mutate({ ...chosen, ...asked }) : share(() => ({ ...chosen, ...asked })));
  const failed = whose === "all" ? sharing.error ?? keeping.error : keeping.error ?? sharing.error;
  const problem = failed === null ? undefined : asProblem(failed);
  const content = (
    <form className={styles.save} onSubmit={submit}>
      <TextField autoFocus label={t("view.name")} value={label} onValue={setLabel} maxLength={60} hint={t("view.words")} error={problem && (problem.detail ?? problem.message)} />
      {configure && <Segments label={t("view.whose")} value={whose} options={[{ value: "mine", label: t("view.mine") }, { value: "all", label: t("view.everybody") }]} onChoose={setWhose} />}
      <Button look="primary" type="submit" busy={busy} disabled={label.trim() === ""}>{t("view.save")}</Button>
      {view && (view.own || configure) && <Button disabled={busy} onClick={() => change(view)}>{t(view.own ? "view.change" : "view.change.shared", { view: say(view.label) })}</Button>}
    </form>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} placement="bottomLeft" content={content} padding={12}>
      <Button look="quiet" icon={<BookmarkPlus size={15} />} aria-expanded={open}>{t("view.keep")}</Button>
    </Popover>
  );
}
