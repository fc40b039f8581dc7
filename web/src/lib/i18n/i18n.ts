import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Label, Language } from "@/lib/api/types";
import { remember, recall } from "@/lib/storage";

type Texts = Record<string, Record<string, string>>;

const loaders: Record<Language, () => Promise<{ texts: Texts }>> = {
  zh: () => import("./zh"),
  en: () => import("./en"),
};

/** The words of screens that nobody begins a day with. */
const more: Record<Language, () => Promise<{ texts: Texts }>> = {
  zh: () => import("./zh-more"),
  en: () => import("./en-more"),
};
let wanted = false;

export const languages: Language[] = ["zh", "en"];

/** The language of this browser until the signed-in user's own setting is known. */
export function firstLanguage(): Language {
  const kept = recall("language");
  if (kept === "zh" || kept === "en") return kept;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

export async function startTexts(first: Language = firstLanguage()): Promise<void> {
  const texts = await wordsOf(first);
  await i18next.use(initReactI18next).init({
    lng: first,
    fallbackLng: false,
    resources: { [first]: texts },
    defaultNS: "ui",
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  mark(first);
}

export async function speak(next: Language): Promise<void> {
  if (i18next.language === next) return;
  add(next, await wordsOf(next));
  await i18next.changeLanguage(next);
  mark(next);
}

/** From now on the words of every screen are known, in each language that is spoken. */
export async function sayMore(): Promise<void> {
  if (wanted) return;
  const spoken = language();
  const { texts } = await more[spoken]();
  wanted = true;
  if (!i18next.isInitialized) return;
  add(spoken, texts);
  // Somebody turned to another language meanwhile.
  if (language() !== spoken) add(language(), await wordsOf(language()));
}

async function wordsOf(spoken: Language): Promise<Texts> {
  const [first, rest] = await Promise.all([loaders[spoken](), wanted ? more[spoken]() : undefined]);
  return { ...first.texts, ...rest?.texts };
}

function add(spoken: Language, texts: Texts): void {
  for (const [namespace, keys] of Object.entries(texts)) i18next.addResourceBundle(spoken, namespace, keys);
}

export function language(): Language {
  return i18next.language === "en" ? "en" : "zh";
}

export function say(label: Label | undefined, spoken: Language = language()): string {
  if (!label) return "";
  return label[spoken] || label.zh || label.en;
}

function mark(spoken: Language): void {
  document.documentElement.lang = spoken === "zh" ? "zh-CN" : "en";
  remember("language", spoken);
}
