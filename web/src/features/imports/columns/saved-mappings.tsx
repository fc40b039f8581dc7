import { useState, type FormEvent } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { BookmarkPlus, Wand2, X } from "lucide-react";
import { Button } from "@/ui/button";
import { toast } from "@/ui/toast";
import { applyMapping, forgetMapping, importQuery, mappingsQuery, saveMapping } from "../api";
import type { Import } from "../import";
import { saidOf } from "../said";
import type { SettingsInWork } from "../use-settings";
import styles from "./saved-mappings.module.css";

/** Files of which so many headings are known are of a kind. */
const alike = 0.6;

/** A mapping that was kept is offered for a file like the one it was made for; this one can be kept as well. */
export function SavedMappings({ one, work }: { one: Import; work: SettingsInWork }) {
  const { t } = useTranslation("imports");
  const queries = useQueryClient();
  const saved = useQuery(mappingsQuery(one.id));
  const [name, setName] = useState<string>();
  const told = (error: unknown) => {
    const { title, words } = saidOf(error, t);
    toast(words ?? title, { tone: "bad" });
  };
  const refresh = () => queries.invalidateQueries({ queryKey: mappingsQuery(one.id).queryKey });
  const applying = useMutation({
    mutationFn: async (id: string) => {
      await work.settle();
      return applyMapping(one.id, id);
    },
    onSuccess: (fresh) => queries.setQueryData(importQuery(one.id).queryKey, fresh),
    onError: told,
  });
  const saving = useMutation({
    mutationFn: async (called: string) => {
      await work.settle();
      return saveMapping(one.id, called);
    },
    onSuccess: async (kept) => {
      setName(undefined);
      toast(t("mappings.saved", { name: kept.name }));
      await refresh();
    },
    onError: told,
  });
  const forgetting = useMutation({ mutationFn: forgetMapping, onSuccess: refresh, onError: told });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name !== undefined && name.trim() !== "") saving.mutate(name);
  };
  return (
    <section className={styles.saved} aria-label={t("mappings.title")}>
      <h2>{t("mappings.title")}</h2>
      {saved.isError && <p role="alert">{saidOf(saved.error, t).title}</p>}
      {saved.data?.items.map((mapping) => (
        <div key={mapping.id} className={styles.line} data-alike={mapping.likeness >= alike || undefined}>
          <span>{mapping.name} <small>{t("mappings.likeness", { percent: Math.round(mapping.likeness * 100) })}</small></span>
          <Button look={mapping.likeness >= alike ? "primary" : "quiet"} icon={<Wand2 size={14} />} busy={applying.isPending && applying.variables === mapping.id} onClick={() => applying.mutate(mapping.id)}>{t("mappings.apply")}</Button>
          <Button look="quiet" icon={<X size={14} />} aria-label={t("mappings.forget", { name: mapping.name })} busy={forgetting.isPending && forgetting.variables === mapping.id} onClick={() => forgetting.mutate(mapping.id)} />
        </div>
      ))}
      {name === undefined
        ? <Button look="quiet" icon={<BookmarkPlus size={15} />} onClick={() => setName("")}>{t("mappings.save")}</Button>
        : (
          <form className={styles.line} onSubmit={submit}>
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it opens where one has just pressed */}
            <input autoFocus maxLength={80} aria-label={t("mappings.name")} placeholder={t("mappings.name")} value={name} onChange={(event) => setName(event.target.value)} />
            <Button type="submit" look="primary" busy={saving.isPending} disabled={name.trim() === ""}>{t("mappings.keep")}</Button>
          </form>
        )}
    </section>
  );
}
