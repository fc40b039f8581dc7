import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CalendarDays, CopyCheck, FileDown, HeartPulse, House, Languages, LayoutTemplate, ListChecks, ListTodo, Moon, Plus, Settings, Shapes, Sun, SunMoon, Trash2, TrendingUp, Upload, UsersRound, Waves, Webhook } from "lucide-react";
import { objectsQuery } from "@/lib/api/objects";
import { changeMe, meQuery } from "@/lib/api/session";
import type { Language, ObjectSummary, Theme } from "@/lib/api/types";
import { languages, say, speak } from "@/lib/i18n/i18n";
import { ObjectIcon } from "@/ui/object-icon";
import { themes, wear } from "@/ui/theme/theme";
import { isAdministrator, sells } from "../rights";
import type { Entry } from "./entry";

const spoken: Record<Language, string> = { zh: "中文", en: "English" };
const suns: Record<Theme, typeof Sun> = { light: Sun, dark: Moon, system: SunMoon };

/** All that can be done without a record: what to make, where to go, what to set. */
export function useCommands(onCreate: (object: string) => void): Entry[] {
  const { data: objects } = useSuspenseQuery(objectsQuery);
  const shown = objects.items.filter((object) => object.navigation);
  const making = useMaking(shown, onCreate);
  const pages = usePages(shown, objects.items.some((object) => object.rights.configure));
  return [...making, ...pages, ...useSettings()];
}

function useMaking(objects: ObjectSummary[], onCreate: (object: string) => void): Entry[] {
  const { t } = useTranslation("app");
  const navigate = useNavigate();
  const other = (object: ObjectSummary) => [`${t("palette.aka.create")} ${object.label.en}`, `${t("palette.aka.create")} ${object.label.zh}`, object.name];
  const made = objects.filter(({ rights }) => rights.create).map((object): Entry => ({
    id: `create-${object.name}`, group: "acts", icon: <Plus size={16} />, words: t("palette.create", { object: say(object.label) }), aliases: other(object), run: () => onCreate(object.name),
  }));
  const brought = objects.filter(({ rights }) => rights.import).map((object): Entry => ({
    id: `import-${object.name}`, group: "acts", icon: <Upload size={16} />, words: t("palette.import", { objects: say(object.plural) }),
    aliases: [`${t("palette.aka.import")} ${object.label.en}`, `${t("palette.aka.import")} ${object.label.zh}`],
    run: () => void navigate({ to: "/o/$object/import", params: { object: object.name } }),
  }));
  return [...made, ...brought];
}

function usePages(objects: ObjectSummary[], mayDesign: boolean): Entry[] {
  const { t } = useTranslation("app");
  const navigate = useNavigate();
  const { data: me } = useSuspenseQuery(meQuery);
  const lists = objects.map((object): Entry => ({
    id: `list-${object.name}`, group: "pages", icon: <ObjectIcon name={object.icon} size={16} />, words: say(object.plural), aliases: [object.plural.en, object.plural.zh, object.name],
    run: () => void navigate({ to: "/o/$object", params: { object: object.name }, search: {} }),
  }));
  const bins = objects.map((object): Entry => ({
    id: `bin-${object.name}`, group: "pages", icon: <Trash2 size={16} />, words: t("palette.bin", { objects: say(object.plural) }), aliases: [t("palette.aka.bin"), object.plural.en],
    run: () => void navigate({ to: "/o/$object", params: { object: object.name }, search: { deleted: "1" } }),
  }));
  const page = (id: string, icon: Entry["icon"], words: string, to: "/" | "/tasks" | "/calendar" | "/ui" | "/performance" | "/pools" | "/imports" | "/exports" | "/duplicates" | "/changes" | "/settings" | "/settings/objects" | "/settings/people" | "/settings/webhooks" | "/settings/health"): Entry =>
    ({ id, group: "pages", icon, words, aliases: [t(`palette.aka.${id}`)], run: () => void navigate({ to, search: {} }) });
  return [
    page("home", <House size={16} />, t("home"), "/"),
    page("tasks", <ListTodo size={16} />, t("tasks"), "/tasks"),
    page("calendar", <CalendarDays size={16} />, t("calendar"), "/calendar"),
    ...lists,
    ...(sells(objects) ? [page("performance", <TrendingUp size={16} />, t("performance"), "/performance")] : []),
    ...(objects.some(({ name }) => name === "account" || name === "lead") ? [page("pools", <Waves size={16} />, t("pools"), "/pools")] : []),
    page("imports", <Upload size={16} />, t("imports"), "/imports"),
    ...(objects.some(({ rights }) => rights.export) ? [page("exports", <FileDown size={16} />, t("exports"), "/exports")] : []),
    page("duplicates", <CopyCheck size={16} />, t("duplicates"), "/duplicates"),
    page("changes", <ListChecks size={16} />, t("changes"), "/changes"),
    ...(mayDesign || isAdministrator(me) ? [page("settings", <Settings size={16} />, t("settings"), "/settings")] : []),
    ...(isAdministrator(me) ? [page("people", <UsersRound size={16} />, t("people"), "/settings/people")] : []),
    ...(mayDesign ? [page("objects", <Shapes size={16} />, t("objects"), "/settings/objects")] : []),
    ...(isAdministrator(me) ? [page("webhooks", <Webhook size={16} />, t("webhooks"), "/settings/webhooks"), page("health", <HeartPulse size={16} />, t("health"), "/settings/health"), page("parts", <LayoutTemplate size={16} />, t("parts"), "/ui")] : []),
    ...bins,
  ];
}

function useSettings(): Entry[] {
  const { t } = useTranslation("app");
  const queries = useQueryClient();
  const { data: me } = useSuspenseQuery(meQuery);
  const keep = async (change: { locale?: Language; theme?: Theme }) => queries.setQueryData(meQuery.queryKey, await changeMe(change));
  const light = themes.filter((theme) => theme !== me.user.theme).map((theme): Entry => {
    const Icon = suns[theme];
    return {
      id: `theme-${theme}`, group: "acts", icon: <Icon size={16} />, words: t("palette.theme", { theme: t(`theme.${theme}`) }), aliases: [t("palette.aka.theme"), `theme ${theme}`],
      run: () => {
        wear(theme);
        void keep({ theme });
      },
    };
  });
  const speech = languages.filter((locale) => locale !== me.user.locale).map((locale): Entry => ({
    id: `language-${locale}`, group: "acts", icon: <Languages size={16} />, words: t("palette.language", { language: spoken[locale] }), aliases: [t("palette.aka.language"), spoken[locale]],
    run: () => void speak(locale).then(() => keep({ locale })),
  }));
  return [...light, ...speech];
}
