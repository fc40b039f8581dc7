import { Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Copy } from "lucide-react";
import { checkTwins, overviewsQuery, type Twin } from "@/lib/api/duplicates";
import type { Draft } from "@/lib/api/records";
import { useSettled } from "@/lib/use-settled";
import { writable } from "../value";
import styles from "./twins-hint.module.css";

/** A quiet word while somebody types what is there already. */
export function TwinsHint({ object, draft }: { object: string; draft: Draft }) {
  const { t } = useTranslation("records");
  const overviews = useQuery({ ...overviewsQuery, staleTime: 5 * 60_000 });
  const fields = overviews.data?.items.find((one) => one.object === object)?.fields ?? [];
  const values = useSettled(JSON.stringify(Object.fromEntries(fields.flatMap((field) => (hasWords(draft[field]) ? [[field, writable(draft[field])]] : [])))), 350);
  const found = useQuery({
    queryKey: ["duplicates", object, "check", values],
    queryFn: ({ signal }) => checkTwins(object, JSON.parse(values) as Draft, signal),
    enabled: values !== "{}",
    placeholderData: (before) => before,
    staleTime: 10_000,
    retry: false,
  });
  const items = values === "{}" ? [] : (found.data?.items ?? []);
  const hidden = values === "{}" ? 0 : (found.data?.hidden ?? 0);
  if (items.length === 0 && hidden === 0) return null;
  return (
    <aside className={styles.hint} role="status" aria-label={t("twins.title")}>
      <p className={styles.title}><Copy size={15} aria-hidden="true" /> {t(items.some(({ decision }) => decision === "same") ? "twins.same" : "twins.maybe")}</p>
      <ul>
        {items.map((twin) => (
          <li key={twin.id}>
            <Link to="/o/$object/$id" params={{ object, id: twin.id }} search={{}} target="_blank">{twin.title || t("unnamed")}</Link>
            <span className={styles.why}>{why(twin)}</span>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className={styles.why}>{t("twins.hidden", { count: hidden })}</p>}
    </aside>
  );
}

const hasWords = (value: unknown) => value !== undefined && value !== null && value !== "";

const agrees = new Set(["rule", "same", "same_and_rare", "similar"]);
const why = (twin: Twin) => twin.reasons.filter(({ code }) => agrees.has(code)).slice(0, 2).map(({ message }) => message).join(" · ");
