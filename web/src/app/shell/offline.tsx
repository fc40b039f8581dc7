import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { CloudOff } from "lucide-react";
import styles from "./shell.module.css";

/** @param lost the server has not been heard for a while, so what others change is not seen */
export function Offline({ lost = false }: { lost?: boolean }) {
  const { t } = useTranslation("app");
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  if (online) return lost ? <p className={styles.lost} role="status">{t("lost")}</p> : null;
  return (
    <p className={styles.offline} role="alert">
      <CloudOff size={15} /> {t("offline")}
    </p>
  );
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}
