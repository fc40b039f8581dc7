import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AlarmClockOff, BellRing, SquareCheck } from "lucide-react";
import { asProblem } from "@/lib/api/problem";
import { Button } from "@/ui/button";
import { Input } from "@/ui/input";
import { Popover } from "@/ui/popover";
import { toast } from "@/ui/toast";
import { dayIn, makeTask, snooze, type Warning } from "./api";
import styles from "./warnings.module.css";

const onError = (error: Error) => toast(asProblem(error).message, { tone: "bad" });

/** Put off until a day, or made a task with one press. */
export function WarningActs({ warning }: { warning: Warning }) {
  const { t } = useTranslation("warnings");
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const fresh = () => {
    for (const key of [["notifications", "list", "warnings"], ["records", "task"], ["timeline"]]) void queries.invalidateQueries({ queryKey: key });
  };
  const snoozing = useMutation({ mutationFn: (until: string | null) => snooze(warning.id, until), onSuccess: fresh, onError });
  const making = useMutation({ mutationFn: () => makeTask(warning.id), onSuccess: () => { fresh(); toast(t("task.made")); }, onError });
  const put = (until: string) => {
    setOpen(false);
    snoozing.mutate(until);
  };
  const name = warning.title ?? "";
  if (warning.snoozedUntil !== null) return <Button look="quiet" icon={<BellRing size={15} />} aria-label={t("wake", { name })} title={t("wake.short")} busy={snoozing.isPending} onClick={() => snoozing.mutate(null)} />;
  return (
    <span className={styles.acts}>
      <Popover open={open} onOpenChange={setOpen} placement="bottomRight" padding={8} content={<Days onChoose={put} />}>
        <Button look="quiet" icon={<AlarmClockOff size={15} />} aria-label={t("snooze", { name })} aria-haspopup="dialog" aria-expanded={open} title={t("snooze.short")} busy={snoozing.isPending} />
      </Popover>
      {warning.task === null && <Button look="quiet" icon={<SquareCheck size={15} />} aria-label={t("task", { name })} title={t("task.short")} busy={making.isPending} onClick={() => making.mutate()} />}
    </span>
  );
}

function Days({ onChoose }: { onChoose: (until: string) => void }) {
  const { t } = useTranslation("warnings");
  return (
    <div className={styles.days} role="dialog" aria-label={t("snooze.until")}>
      {[1, 3, 7, 30].map((count) => <Button key={count} look="quiet" onClick={() => onChoose(dayIn(count))}>{t("snooze.days", { count })}</Button>)}
      <Input type="date" aria-label={t("snooze.until")} min={dayIn(1)} onChange={(event) => event.target.value && onChoose(event.target.value)} />
    </div>
  );
}
