import { useState } from "react";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { BellRing, ChevronsUpDown, LogOut, ShieldCheck } from "lucide-react";
import { unwatchAll } from "@/features/records/mass/watched";
import { changeMe, meQuery, signOut } from "@/lib/api/session";
import type { Language, Theme } from "@/lib/api/types";
import { languages, speak } from "@/lib/i18n/i18n";
import { Avatar } from "@/ui/avatar";
import { Popover } from "@/ui/popover";
import { Segments } from "@/ui/segments";
import { dismissAll } from "@/ui/toast";
import { themes, wear } from "@/ui/theme/theme";
import styles from "./user-menu.module.css";

const spoken: Record<Language, string> = { zh: "中文", en: "English" };

export function UserMenu() {
  const { t } = useTranslation("app");
  const [open, setOpen] = useState(false);
  const { data: me } = useSuspenseQuery(meQuery);
  return (
    <Popover open={open} onOpenChange={setOpen} placement="topLeft" content={<Menu onLeave={() => setOpen(false)} />} padding={6}>
      <button type="button" className={styles.user} aria-haspopup="dialog" aria-expanded={open} aria-label={t("user.menu", { name: me.user.name })}>
        <Avatar name={me.user.name} />
        <span className={styles.name}>{me.user.name}</span>
        <ChevronsUpDown size={14} className={styles.chevron} aria-hidden="true" />
      </button>
    </Popover>
  );
}

function Menu({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation("app");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { data: me } = useSuspenseQuery(meQuery);
  const setting = useMutation({ mutationFn: changeMe, onSuccess: (fresh) => queries.setQueryData(meQuery.queryKey, fresh) });
  const leaving = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await navigate({ to: "/sign-in", search: {} });
      queries.clear();
      dismissAll();
      unwatchAll();
    },
  });
  const chooseLanguage = async (locale: Language) => {
    await speak(locale);
    await setting.mutateAsync({ locale });
  };
  const chooseTheme = (theme: Theme) => {
    wear(theme);
    setting.mutate({ theme });
  };
  return (
    <div className={styles.menu}>
      <div className={styles.who}>
        <strong>{me.user.name}</strong>
        <span>{me.user.login}</span>
      </div>
      <Segments label={t("language")} value={me.user.locale} options={languages.map((value) => ({ value, label: spoken[value] }))} onChoose={(value) => void chooseLanguage(value)} />
      <Segments label={t("theme")} value={me.user.theme} options={themes.map((value) => ({ value, label: t(`theme.${value}`) }))} onChoose={chooseTheme} />
      <Link to="/settings/security" className={styles.item} onClick={onLeave}>
        <ShieldCheck size={16} aria-hidden="true" /> {t("security")}
      </Link>
      <Link to="/settings/notifications" className={styles.item} onClick={onLeave}>
        <BellRing size={16} aria-hidden="true" /> {t("notifications")}
      </Link>
      <button type="button" className={styles.item} onClick={() => leaving.mutate()} disabled={leaving.isPending}>
        <LogOut size={16} aria-hidden="true" /> {t("signOut")}
      </button>
      <p className={styles.version}>{t("version", { version: me.version })}</p>
    </div>
  );
}
