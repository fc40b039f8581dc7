import { useState } from "react";
import { Link } from "@tanstack/react-router";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Drawer } from "@/ui/antd/drawer";
import { useTranslation } from "react-i18next";
import { ArrowUpRight, X } from "lucide-react";
import { meQuery } from "@/lib/api/session";
import { Avatar } from "@/ui/avatar";
import { Button } from "@/ui/button";
import type { Link as Entry } from "../api";
import { reference, references, text, type Person } from "../person";
import { AbsencesPart } from "./absences-part";
import { DoorPart } from "./door-part";
import { HandoversPart } from "./handovers-part";
import { ReachPart } from "./reach-part";
import { RolesPart } from "./roles-part";
import styles from "./person.module.css";

interface PersonDrawerProps {
  person: Person;
  everybody: Person[];
  onClose: () => void;
  onLink: (link: Entry) => void;
}

/** All about one person: his place, his door, his roles, who stands in for him, and what he may. */
export function PersonDrawer({ person, everybody, onClose, onLink }: PersonDrawerProps) {
  const { t } = useTranslation("people");
  const { data: me } = useSuspenseQuery(meQuery);
  const [part, setPart] = useState<"place" | "reach">("place");
  const { row } = person;
  const place: [string, string][] = [
    ["position", text(row.position)],
    ["department", [reference(row.department)?.title, ...references(row.departments).map(({ title }) => title)].filter(Boolean).join("、")],
    ["manager", reference(row.manager)?.title ?? ""],
    ["reports", everybody.filter((one) => reference(one.row.manager)?.id === person.id).map(({ name }) => name).join("、")],
    ["mail", text(row.mail)],
    ["phone", text(row.phone)],
  ];
  return (
    <Drawer open onClose={onClose} size={620} closable={false} aria-label={person.name} styles={{ header: { padding: "12px 12px 12px 24px" }, body: { padding: "16px 24px 32px" } }}
      title={(
        <div className={styles.head}>
          <Avatar name={person.name} size={36} />
          <div className={styles.titles}><h2>{person.name}</h2><span className={styles.note}>{person.member?.login ?? t("state.unknown")}</span></div>
          <Link to="/o/$object/$id" params={{ object: "user", id: person.id }} className={styles.open}>{t("person.record")}<ArrowUpRight size={14} aria-hidden="true" /></Link>
          <Button look="quiet" icon={<X size={17} />} aria-label={t("close")} onClick={onClose} />
        </div>
      )}
    >
      <div className={styles.tabs} role="tablist" aria-label={t("person.parts")}>
        {(["place", "reach"] as const).map((one) => <button key={one} type="button" role="tab" aria-selected={part === one} onClick={() => setPart(one)}>{t(`person.part.${one}`)}</button>)}
      </div>
      {part === "reach" ? <ReachPart person={person} own={person.id === me.user.id} /> : (
        <div className={styles.parts}>
          <dl className={styles.facts}>
            {place.filter(([, value]) => value !== "").map(([key, value]) => <div key={key}><dt>{t(`person.${key}`)}</dt><dd>{value}</dd></div>)}
          </dl>
          <DoorPart person={person} everybody={everybody} own={person.id === me.user.id} onLink={onLink} />
          <RolesPart person={person} />
          <AbsencesPart person={person} />
          <HandoversPart person={person} />
        </div>
      )}
    </Drawer>
  );
}
