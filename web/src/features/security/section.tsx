import { useId, type ReactNode } from "react";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { RotateCw } from "lucide-react";
import { asProblem } from "@/lib/api/problem";
import { Button } from "@/ui/button";
import styles from "./security.module.css";

interface SectionProps<T> {
  title: string;
  words: string;
  action?: ReactNode;
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

/** One part of the page, with its own waiting and its own trouble. */
export function Section<T>({ title, words, action, query, children }: SectionProps<T>) {
  const { t } = useTranslation("security");
  const heading = useId();
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <header className={styles.sectionHead}>
        <div>
          <h2 id={heading}>{title}</h2>
          <p>{words}</p>
        </div>
        {action}
      </header>
      {query.data !== undefined && children(query.data)}
      {query.isPending && <div className={styles.waiting} role="status" aria-label={t("loading")}><span /><span /></div>}
      {query.isError && query.data === undefined && (
        <div className={styles.trouble} role="alert">
          <span>{asProblem(query.error).detail ?? t("failed")}</span>
          <Button icon={<RotateCw size={15} />} onClick={() => void query.refetch()}>{t("retry")}</Button>
        </div>
      )}
    </section>
  );
}
