import { lazy, Suspense, useState } from "react";
import { Link, useRouterState } from "@tanstack/react-router";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { CalendarDays, ChevronDown, CirclePlus, Ellipsis, House as HouseSign, ListTodo, Search, TrendingUp } from "lucide-react";
import { favouritesQuery, recentsQuery } from "@/lib/api/bookmarks";
import { objectsQuery } from "@/lib/api/objects";
import { meQuery } from "@/lib/api/session";
import { say } from "@/lib/i18n/i18n";
import { useNarrow } from "@/lib/use-narrow";
import { Mark } from "@/ui/mark";
import { ObjectIcon } from "@/ui/object-icon";
import { Bell } from "@/features/notifications/bell";
import { useOutbox } from "@/features/capture/use-outbox";
import { sells } from "../rights";
import { House } from "./house";
import { MoreSheet } from "./more-sheet";
import { rooms, useHeight } from "./rooms";
import { Shelves } from "./shelves";
import { UserMenu } from "./user-menu";
import styles from "./navigation.module.css";

const CaptureSheet = lazy(async () => ({ default: (await import("@/features/capture")).CaptureSheet }));

/** On a phone so many objects lie at the foot of the screen; everything else is one touch further. */
const atFoot = 2;
/** Home, tasks, calendar, performance; pools, tools, settings. */
const fixed = 7;

/** Objects on the left, what one keeps below them; on a phone a few at the foot, the rest in a sheet. */
export function Navigation({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation("app");
  const narrow = useNarrow();
  const [more, setMore] = useState(false);
  const [capturing, setCapturing] = useState(false);
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: objects } = useSuspenseQuery(objectsQuery);
  useOutbox(me.user.id);
  const shown = objects.items.filter((object) => object.navigation);
  const [all, setAll] = useState(false);
  const favourites = useQuery(favouritesQuery).data?.length ?? 0;
  const recents = useQuery(recentsQuery).data?.length ?? 0;
  const room = rooms({ height: useHeight(), fixed, objects: shown.length, favourites, recents });
  const here = useRouterState({ select: ({ location }) => location.pathname.split("/")[2] });
  const first = narrow ? shown.slice(0, atFoot) : all ? shown : shown.filter(({ name }, at) => at < room.objects || name === here);
  return (
    <header className={styles.navigation}>
      <div className={styles.house}>
        <Mark size={26} />
        <span className={styles.company} title={me.company.name}>{me.company.name}</span>
        <Bell />
      </div>
      <button type="button" className={styles.search} onClick={onSearch} aria-label={t("search")} aria-haspopup="dialog">
        <Search size={16} aria-hidden="true" /> <span>{t("search")}</span> <kbd aria-hidden="true">{commandKey} K</kbd>
      </button>
      <nav className={styles.links} aria-label={t("navigation")}>
        <Link to="/" className={styles.link} activeOptions={{ exact: true }} activeProps={{ className: styles.active, "aria-current": "page" }}><HouseSign size={17} aria-hidden="true" /><span className={styles.words}>{t("home")}</span></Link>
        <Link to="/tasks" className={styles.link} activeProps={{ className: styles.active, "aria-current": "page" }}><ListTodo size={17} aria-hidden="true" /><span className={styles.words}>{t("tasks")}</span></Link>
        {!narrow && <Link to="/calendar" className={styles.link} activeProps={{ className: styles.active, "aria-current": "page" }}><CalendarDays size={17} aria-hidden="true" /><span className={styles.words}>{t("calendar")}</span></Link>}
        {!narrow && sells(objects.items) && <Link to="/performance" className={styles.link} activeOptions={{ includeSearch: false }} activeProps={{ className: styles.active, "aria-current": "page" }}><TrendingUp size={17} aria-hidden="true" /><span className={styles.words}>{t("performance")}</span></Link>}
        {narrow && <button type="button" className={`${styles.link} ${styles.capture}`} aria-haspopup="dialog" onClick={() => setCapturing(true)}><CirclePlus size={20} aria-hidden="true" /><span className={styles.words}>{t("capture")}</span></button>}
        {first.map((object) => (
          <Link key={object.name} to="/o/$object" params={{ object: object.name }} search={{}} className={styles.link} activeOptions={{ includeSearch: false }} activeProps={{ className: styles.active, "aria-current": "page" }}>
            <ObjectIcon name={object.icon} />
            <span className={styles.words}>{say(object.plural)}</span>
          </Link>
        ))}
        {narrow ? (
          <button type="button" className={styles.link} aria-haspopup="dialog" onClick={() => setMore(true)}>
            <Ellipsis size={17} aria-hidden="true" />
            <span className={styles.words}>{t("more")}</span>
          </button>
        ) : (
          <>
            {room.objects < shown.length && <button type="button" className={styles.link} aria-expanded={all} onClick={() => setAll(!all)}><ChevronDown size={17} className={styles.turn} aria-hidden="true" /><span className={styles.words}>{t(all ? "objects.fewer" : "objects.more")}</span></button>}
            <Shelves shown={room} />
            <House className={styles.apart} folded />
          </>
        )}
      </nav>
      <UserMenu />
      {capturing && <Suspense fallback={null}><CaptureSheet onClose={() => setCapturing(false)} /></Suspense>}
      {more && <MoreSheet objects={shown} onClose={() => setMore(false)} />}
    </header>
  );
}

const commandKey = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl";
