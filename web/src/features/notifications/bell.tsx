import { lazy, Suspense, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Bell as BellSign } from "lucide-react";
import { countQuery } from "@/lib/api/notifications";
import { Popover } from "@/ui/popover";
import styles from "./bell.module.css";

const Panel = lazy(async () => ({ default: (await import("./panel")).NotificationPanel }));
const most = 99;

/** How much one has not heard of yet; what it is comes when one asks. */
export function Bell() {
  const { t } = useTranslation("notifications");
  const [open, setOpen] = useState(false);
  const { data: unread = 0 } = useQuery({ ...countQuery, refetchInterval: 5 * 60_000 });
  return (
    <Popover open={open} onOpenChange={setOpen} placement="bottomLeft" padding={0} content={<Suspense fallback={null}><Panel onLeave={() => setOpen(false)} /></Suspense>}>
      <button type="button" className={styles.bell} aria-haspopup="dialog" aria-expanded={open} aria-label={t("bell", { count: unread })} title={t("title")}>
        <BellSign size={17} aria-hidden="true" />
        {unread > 0 && <span className={styles.count} aria-hidden="true">{unread > most ? `${most}+` : unread}</span>}
      </button>
    </Popover>
  );
}
