import { useState } from "react";
import { keepPreviousData, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { X } from "lucide-react";
import { findQuery, recentsQuery } from "@/lib/api/bookmarks";
import { objectsQuery } from "@/lib/api/objects";
import { say } from "@/lib/i18n/i18n";
import { useSettled } from "@/lib/use-settled";
import { ObjectIcon } from "@/ui/object-icon";
import type { About } from "./entry";
import styles from "./capture.module.css";

const atHand = 5;
const pause = 120;

/** About whom or what: those one had open last, or what is found by typing. */
export function AboutField({ value, onChange }: { value: About | null; onChange: (about: About | null) => void }) {
  const { t } = useTranslation("capture");
  const [typed, setTyped] = useState("");
  const q = useSettled(typed.trim(), pause);
  const { data: objects } = useSuspenseQuery(objectsQuery);
  const recents = useQuery({ ...recentsQuery, enabled: value === null });
  const found = useQuery({ ...findQuery(q), enabled: value === null && q !== "", placeholderData: keepPreviousData });
  const known = new Map(objects.items.map((object) => [object.name, object]));
  if (value !== null) {
    return (
      <p className={styles.about}>
        <ObjectIcon name={known.get(value.object)?.icon ?? "box"} size={16} />
        <strong>{value.title}</strong>
        <button type="button" aria-label={t("about.other", { name: value.title })} onClick={() => { setTyped(""); onChange(null); }}><X size={16} aria-hidden="true" /></button>
      </p>
    );
  }
  const offered = (typed.trim() === "" ? recents.data ?? [] : (found.data ?? []).flatMap(({ object, items }) => items.map((item) => ({ ...item, object }))))
    .filter(({ object }) => known.get(object)?.navigation).slice(0, atHand);
  const silent = typed.trim() !== "" && found.isSuccess && q === typed.trim() && offered.length === 0;
  return (
    <div className={styles.find}>
      <input type="search" className={styles.input} value={typed} placeholder={t("about.find")} aria-label={t("about")} autoComplete="off" enterKeyHint="search" onChange={(event) => setTyped(event.target.value)} />
      {found.isError && <p className={styles.hint} role="alert">{t("about.failed")}</p>}
      {silent && <p className={styles.hint} role="status">{t("about.none")}</p>}
      {offered.length > 0 && (
        <ul className={styles.offered} aria-label={t(typed.trim() === "" ? "about.recent" : "about.found")}>
          {offered.map(({ object, id, title }) => (
            <li key={id}><button type="button" onClick={() => onChange({ object, id, title })}><ObjectIcon name={known.get(object)?.icon ?? "box"} size={15} /><span>{title}</span><small>{say(known.get(object)?.label)}</small></button></li>
          ))}
        </ul>
      )}
    </div>
  );
}
