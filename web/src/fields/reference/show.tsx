import { Link } from "@tanstack/react-router";
import { Avatar } from "@/ui/avatar";
import { asReference, type ShowProps } from "../kind";
import styles from "./show.module.css";

export function Show({ value, field, place }: ShowProps) {
  const target = asReference(value);
  if (!target) return null;
  if (field.to === "user") return <span className={styles.person}><Avatar name={target.title} size={18} />{target.title}</span>;
  if (place === "list" || field.to === undefined || field.to === "department") return <>{target.title}</>;
  return <Link to="/o/$object/$id" params={{ object: field.to, id: target.id }}>{target.title}</Link>;
}
