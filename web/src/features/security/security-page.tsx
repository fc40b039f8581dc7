import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { securityQuery } from "./api";
import { FactorSection } from "./factor-section";
import { KeysSection } from "./keys-section";
import { PasswordSection } from "./password-section";
import { SessionsSection } from "./sessions-section";
import styles from "./security.module.css";

/** How safe one's own door is, and who else has a key to it. */
export function SecurityPage() {
  const { t } = useTranslation("security");
  const security = useQuery(securityQuery);
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <header className={styles.head}>
          <h1>{t("title")}</h1>
          <p>{t("words")}</p>
        </header>
        <PasswordSection security={security} />
        <FactorSection security={security} />
        <SessionsSection />
        <KeysSection />
      </div>
    </div>
  );
}
