import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "@/lib/api/types";
import { languages, speak } from "@/lib/i18n/i18n";
import { Mark } from "@/ui/mark";
import { Waves } from "./waves";
import styles from "./gate.module.css";

const spoken: Record<Language, string> = { zh: "中文", en: "English" };

/** The quiet page before one is in: sign, form, language. */
export function Gate({ title, company, children }: { title: string; company?: string | undefined; children: ReactNode }) {
  const { t, i18n } = useTranslation("session");
  const heading = useId();
  return (
    <div className={styles.gate}>
      <aside className={styles.art} aria-hidden="true">
        <p className={styles.motto}>{t("motto")}</p>
        <Waves />
      </aside>
      <main className={styles.side}>
        <section className={styles.card} aria-labelledby={heading}>
          <div className={styles.house}>
            <Mark size={34} />
            <span className={styles.product}>{company ?? t("product")}</span>
          </div>
          <h1 id={heading} className={styles.title}>{title}</h1>
          {children}
        </section>
        <nav className={styles.languages} aria-label={t("language")}>
          {languages.map((value) => (
            <button key={value} type="button" lang={value} aria-pressed={i18n.language === value} onClick={() => void speak(value)}>
              {spoken[value]}
            </button>
          ))}
        </nav>
      </main>
    </div>
  );
}
