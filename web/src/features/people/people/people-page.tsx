import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Upload, UserPlus } from "lucide-react";
import { Button } from "@/ui/button";
import { Input } from "@/ui/input";
import { ProblemState } from "@/ui/state";
import { departmentsQuery, membersQuery, peopleQuery, type Link as Entry } from "../api";
import { Frame } from "../frame";
import { peopleOf, states, type Person } from "../person";
import { treeOf, within } from "../tree";
import { DepartmentSide } from "./department-side";
import { InviteDialog } from "./invite-dialog";
import { LinkDialog } from "./link-dialog";
import { PeopleTable } from "./people-table";
import { PersonDrawer } from "./person-drawer";
import { Waiting } from "@/ui/waiting";
import styles from "./people.module.css";

/** Everybody whom records name, by department, with the state of his door. */
export function PeoplePage() {
  const { t } = useTranslation("people");
  const [inviting, setInviting] = useState(false);
  const action = (
    <>
      <Link className={styles.way} to="/o/$object/import" params={{ object: "user" }}><Upload size={15} aria-hidden="true" />{t("people.import")}</Link>
      <Button look="primary" icon={<UserPlus size={15} />} onClick={() => setInviting(true)}>{t("invite")}</Button>
    </>
  );
  return <Frame action={action}><People inviting={inviting} onInvited={() => setInviting(false)} /></Frame>;
}

function People({ inviting, onInvited }: { inviting: boolean; onInvited: () => void }) {
  const { t } = useTranslation("people");
  const navigate = useNavigate();
  const search = useSearch({ from: "/shell/settings/people" });
  const [link, setLink] = useState<{ name: string; entry: Entry }>();
  const records = useQuery(peopleQuery);
  const members = useQuery(membersQuery);
  const departments = useQuery(departmentsQuery);
  const failed = [records, members, departments].find((one) => one.isError && !one.data);
  if (failed) return <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!records.data || !members.data || !departments.data) return <Waiting />;
  const everybody = peopleOf(records.data, members.data.items);
  const tree = treeOf(departments.data);
  const shown = everybody.filter((one) => matches(one, search, search.department ? within(tree, search.department) : undefined));
  const person = everybody.find(({ id }) => id === search.person);
  const go = (change: Partial<typeof search>) => void navigate({ to: "/settings/people", search: { ...search, ...change } });
  return (
    <div className={styles.body}>
      <DepartmentSide tree={tree} people={everybody} chosen={search.department} onChoose={(department) => go({ department: department ?? "" })} />
      <div className={styles.main}>
        <div className={styles.bar}>
          <Input className={styles.search} type="search" aria-label={t("people.search")} placeholder={t("people.search")} value={search.q ?? ""} onChange={(event) => go({ q: event.target.value })} />
          <div className={styles.chips} role="group" aria-label={t("people.state")}>
            {["", ...states].map((state) => (
              <button key={state} type="button" aria-pressed={(search.state ?? "") === state} onClick={() => go({ state })}>
                {t(`state.${state || "all"}`)}<span>{everybody.filter((one) => state === "" || one.state === state).length}</span>
              </button>
            ))}
          </div>
        </div>
        <PeopleTable people={shown} tree={tree} filtered={shown.length < everybody.length} onOpen={(id) => go({ person: id })} />
      </div>
      {person && <PersonDrawer key={person.id} person={person} everybody={everybody} onClose={() => go({ person: "" })} onLink={(entry) => setLink({ name: person.name, entry })} />}
      {inviting && <InviteDialog onClose={onInvited} onInvited={(name, entry) => { onInvited(); setLink({ name, entry }); }} />}
      {link && <LinkDialog name={link.name} link={link.entry} onClose={() => setLink(undefined)} />}
    </div>
  );
}

function matches(person: Person, { q = "", state }: { q?: string; state?: string }, inside: Set<string> | undefined): boolean {
  const sought = q.trim().toLowerCase();
  return (!state || person.state === state)
    && (!inside || person.departments.some((id) => inside.has(id)))
    && (sought === "" || [person.name, person.member?.login, person.row.mail, person.row.position, person.row.phone].some((value) => typeof value === "string" && value.toLowerCase().includes(sought)));
}
