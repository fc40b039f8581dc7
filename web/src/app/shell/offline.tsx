import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { CloudOff } from "lucide-react";
import styles from "./shell.module.css";

export function Offline() {
  const { t } = useTranslation("app");
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  if (online) return null;
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
