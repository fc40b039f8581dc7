import { Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { objectsQuery } from "@/lib/api/objects";
import { ObjectIcon } from "@/ui/object-icon";
import { asNamed, type NamedRecord } from "../kind";
import type { ShowProps } from "../kind";
import styles from "./show.module.css";

/** A record of whichever object: its sign says of which. */
export function Show({ value, place }: ShowProps) {
  const named = asNamed(value);
  if (!named) return null;
  return place === "list" ? <span className={styles.named}>{named.title}</span> : <Leading named={named} />;
}

function Leading({ named }: { named: NamedRecord }) {
  const { t } = useTranslation("fields");
  const { data: objects } = useQuery(objectsQuery);
  const icon = objects?.items.find(({ name }) => name === named.object)?.icon ?? "box";
  if (named.restricted) return <span className={styles.unseen}>{t("record.unseen")}</span>;
  return (
    <Link to="/o/$object/$id" params={{ object: named.object, id: named.id }} className={styles.named}>
      <ObjectIcon name={icon} size={14} /> {named.title}
    </Link>
  );
}
