import { Link } from "@tanstack/react-router";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Shapes, Upload, UsersRound } from "lucide-react";
import { objectsQuery } from "@/lib/api/objects";
import { meQuery } from "@/lib/api/session";
import { say } from "@/lib/i18n/i18n";
import { ObjectIcon } from "@/ui/object-icon";
import { Mark } from "@/ui/mark";
import { UserMenu } from "./user-menu";
import styles from "./navigation.module.css";

/** Objects on the left; on a phone the same links lie at the foot of the screen. */
export function Navigation() {
  const { t } = useTranslation("app");
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: objects } = useSuspenseQuery(objectsQuery);
  const shown = objects.items.filter((object) => object.navigation);
  const mayDesign = objects.items.some((object) => object.rights.configure);
  const mayImport = objects.items.some((object) => object.rights.import);
  return (
    <header className={styles.navigation}>
      <div className={styles.house}>
        <Mark size={26} />
        <span className={styles.company} title={me.company.name}>{me.company.name}</span>
      </div>
      <nav className={styles.links} aria-label={t("navigation")}>
        {shown.map((object) => (
          <Link key={object.name} to="/o/$object" params={{ object: object.name }} search={{}} className={styles.link} activeOptions={{ includeSearch: false }} activeProps={{ className: styles.active, "aria-current": "page" }}>
            <ObjectIcon name={object.icon} />
            <span className={styles.words}>{say(object.plural)}</span>
          </Link>
        ))}
        {mayImport && (
          <Link to="/imports" className={`${styles.link} ${styles.apart}`} activeProps={{ className: styles.active, "aria-current": "page" }}>
            <Upload size={17} aria-hidden="true" />
            <span className={styles.words}>{t("imports")}</span>
          </Link>
        )}
        {me.roles.includes("administrator") && (
          <Link to="/settings/people" search={{}} className={`${styles.link} ${mayImport ? "" : styles.apart}`} activeOptions={{ includeSearch: false }} activeProps={{ className: styles.active, "aria-current": "page" }}>
            <UsersRound size={17} aria-hidden="true" />
            <span className={styles.words}>{t("people")}</span>
          </Link>
        )}
        {mayDesign && (
          <Link to="/settings/objects" className={`${styles.link} ${mayImport ? "" : styles.apart}`} activeProps={{ className: styles.active, "aria-current": "page" }}>
            <Shapes size={17} aria-hidden="true" />
            <span className={styles.words}>{t("objects")}</span>
          </Link>
        )}
      </nav>
      <UserMenu />
    </header>
  );
}
