import { useState } from "react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Drawer } from "@/ui/antd/drawer";
import { useTranslation } from "react-i18next";
import { RotateCcw, Trash2, X } from "lucide-react";
import { objectsQuery } from "@/lib/api/objects";
import { formatMoment } from "@/lib/format/time";
import { language, say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { ProblemState } from "@/ui/state";
import { toast } from "@/ui/toast";
import { discardLetter, discardLetters, lettersQuery, replayLetter, replayLetters, type Reader } from "./api";
import { Waiting } from "@/ui/waiting";
import { useAct } from "./use-act";
import styles from "./system.module.css";

/** Changes that a reader could not take: why, and once more when the reason is gone. */
export function Letters({ reader, onClose }: { reader: Reader; onClose: () => void }) {
  const { t } = useTranslation("system");
  const { name } = reader;
  const letters = useInfiniteQuery(lettersQuery(name));
  const objects = useQuery(objectsQuery).data?.items ?? [];
  const [asking, setAsking] = useState(false);
  const one = useAct("readers", (position: string) => replayLetter(name, position), () => toast(t("letters.done")));
  const drop = useAct("readers", (position: string) => discardLetter(name, position));
  const all = useAct("readers", () => replayLetters(name), ({ failed }) => toast(failed > 0 ? t("letters.left", { count: failed }) : t("letters.done"), failed > 0 ? { tone: "bad" } : {}));
  const none = useAct("readers", () => discardLetters(name), () => setAsking(false));
  const items = letters.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Drawer open onClose={onClose} size={620} closable={false} styles={{ header: { padding: "10px 12px 10px 24px" }, body: { padding: "8px 24px 24px" } }}
      title={<span className={styles.bar}>{t("letters.title", { reader: t(`reader.${name}`, { defaultValue: name }) })}<Button look="quiet" icon={<X size={17} />} aria-label={t("close")} onClick={onClose} /></span>}
      footer={items.length > 0 && (
        <div className={styles.foot}>
          <Button look="danger" icon={<Trash2 size={15} />} onClick={() => setAsking(true)}>{t("letters.discard")}</Button>
          <Button look="primary" icon={<RotateCcw size={15} />} busy={all.isPending} onClick={() => all.mutate()}>{t("letters.replay")}</Button>
        </div>
      )}>
      <p className={styles.note}>{t("letters.words")}</p>
      {letters.isPending && <Waiting />}
      {letters.isError && !letters.data && <ProblemState error={letters.error} onRetry={() => void letters.refetch()} />}
      {letters.isSuccess && items.length === 0 && <p role="status">{t("letters.none")}</p>}
      <ul className={styles.letters} aria-label={t("letters")}>
        {items.map((letter) => (
          <li key={letter.position}>
            <span className={styles.said}>
              <Link to="/o/$object/$id" params={{ object: letter.object, id: letter.record }}>{say(objects.find((object) => object.name === letter.object)?.label) || letter.object} · {t(`operation.${letter.operation}`, { defaultValue: letter.operation })}</Link>
              <span>{formatMoment(letter.at, language())} · {t("delivery.attempts", { count: letter.attempts })}</span>
              <span className={styles.bad}>{letter.failure}</span>
            </span>
            <Button look="quiet" icon={<RotateCcw size={15} />} aria-label={t("letters.replay.one")} title={t("letters.replay.one")} busy={one.isPending && one.variables === letter.position} onClick={() => one.mutate(letter.position)} />
            <Button look="quiet" icon={<Trash2 size={15} />} aria-label={t("letters.discard.one")} title={t("letters.discard.one")} busy={drop.isPending && drop.variables === letter.position} onClick={() => drop.mutate(letter.position)} />
          </li>
        ))}
      </ul>
      {letters.hasNextPage && <p className={styles.more}><Button busy={letters.isFetchingNextPage} onClick={() => void letters.fetchNextPage()}>{t("more")}</Button></p>}
      {asking && <Confirm title={t("letters.discard.title", { count: reader.deadLetters })} action={t("letters.discard")} busy={none.isPending} onConfirm={() => none.mutate()} onCancel={() => setAsking(false)}>{t("letters.discard.words")}</Confirm>}
    </Drawer>
  );
}
