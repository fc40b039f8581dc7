import { useEffect, useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Check, Shuffle } from "lucide-react";
import { asProblem } from "@/lib/api/problem";
import type { ObjectDefinition, RecordRow } from "@/lib/api/types";
import { formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { toast } from "@/ui/toast";
import { accept, storyQuery, type Told } from "./api";
import { Standing } from "./standing";
import styles from "./allocation.module.css";

/** Why a record is whose it is; and accepting it, as long as somebody waits for that. */
export function AllocationMark({ definition, row }: { definition: ObjectDefinition; row: RecordRow }) {
  const { t } = useTranslation("allocation");
  const [open, setOpen] = useState(false);
  const { data: story } = useQuery({ ...storyQuery(definition.name, row.id, row.version), retry: false });
  const latest = story?.choices[0];
  if (!story || (latest === undefined && story.waits === null)) return null;
  return (
    <>
      {latest?.mine && <Acceptance choice={latest} object={definition.name} />}
      <Button look="quiet" icon={<Shuffle size={16} />} aria-label={t("why")} title={t("why")} onClick={() => setOpen(true)} />
      {open && (
        <Dialog title={t("why")} onClose={() => setOpen(false)} actions={<Button onClick={() => setOpen(false)}>{t("close")}</Button>}>
          {story.waits && (
            <section>
              {story.waits.words.map((words) => <p key={words}>{words}</p>)}
              <Standing people={story.waits.people} left={0} />
            </section>
          )}
          <ol className={styles.log} aria-label={t("log")}>
            {story.choices.map((choice) => (
              <li key={choice.id}>
                {choice.words.map((words) => <p key={words}>{words}</p>)}
                <span className={styles.quiet}>
                  {formatMoment(choice.at, language())}
                  {choice.settled !== null && <span className={styles.chip} data-how={choice.settled}>{t(`settled.${choice.settled}`)}</span>}
                </span>
                {choice.people.length > 0 && <Standing people={choice.people} left={choice.left} />}
              </li>
            ))}
          </ol>
        </Dialog>
      )}
    </>
  );
}

const minute = 60_000;

function Acceptance({ choice, object }: { choice: Told; object: string }) {
  const { t } = useTranslation("allocation");
  const queries = useQueryClient();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), minute / 2);
    return () => clearInterval(ticking);
  }, []);
  const accepting = useMutation({
    mutationFn: () => accept(choice.id),
    onSuccess: () => toast(t("accepted")),
    onError: (error) => { const problem = asProblem(error); toast(problem.detail ?? problem.message); },
    onSettled: () => void queries.invalidateQueries({ queryKey: ["allocation", "story", object, choice.record] }),
  });
  const left = Math.max(0, Math.round((new Date(choice.acceptBy ?? choice.at).getTime() - now) / minute));
  return <Button look="primary" icon={<Check size={15} />} busy={accepting.isPending} onClick={() => accepting.mutate()}>{t("accept", { count: left })}</Button>;
}
