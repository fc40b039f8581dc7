import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { BookmarkPlus } from "lucide-react";
import { asProblem } from "@/lib/api/problem";
import type { ObjectDefinition, View, Way } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Popover } from "@/ui/popover";
import { TextField } from "@/ui/text-field";
import { lookFrom, type Columns } from "../grid/columns";
import type { Listing } from "../list/use-listing";
import { useSaveView } from "./use-save-view";
import { freeName } from "./view";
import styles from "./views.module.css";

interface SaveViewProps {
  definition: ObjectDefinition;
  listing: Listing;
  columns: Columns;
  as: Way | undefined;
  view: View | undefined;
}

/** What is asked and shown now becomes a view of everybody, new or instead of the one that was chosen. */
export function SaveView({ definition, listing, columns, as, view }: SaveViewProps) {
  const { t } = useTranslation("records");
  const [open, setOpen] = useState(false);
  const [label, setLabel] = useState("");
  const saving = useSaveView(definition.name, (saved) => {
    setOpen(false);
    setLabel("");
    listing.change({ view: saved.name });
  });
  const { where = "", sort = "" } = listing.search;
  const asked = { where, sort, columns: columns.order, look: { ...(view?.look?.by ? { by: view.look.by } : {}), ...(as && as !== "list" ? { as } : {}), ...lookFrom(columns) } };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const name = label.trim();
    if (name !== "" && !saving.isPending) saving.mutate((views) => ({ name: freeName(views), label: { zh: name, en: name }, ...asked }));
  };
  const problem = saving.isError ? asProblem(saving.error) : undefined;
  const content = (
    <form className={styles.save} onSubmit={submit}>
      <TextField autoFocus label={t("view.name")} value={label} onValue={setLabel} maxLength={60} hint={t("view.words")} error={problem && (problem.detail ?? problem.message)} />
      <Button look="primary" type="submit" busy={saving.isPending} disabled={label.trim() === ""}>{t("view.save")}</Button>
      {view && <Button disabled={saving.isPending} onClick={() => saving.mutate(() => ({ ...view, ...asked }))}>{t("view.change", { view: say(view.label) })}</Button>}
    </form>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} placement="bottomLeft" content={content} padding={12}>
      <Button look="quiet" icon={<BookmarkPlus size={15} />} aria-expanded={open}>{t("view.keep")}</Button>
    </Popover>
  );
}
