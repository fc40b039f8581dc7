import { useState } from "react";
import { useQueries, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Circle, CircleCheckBig } from "lucide-react";
import { meQuery } from "@/lib/api/session";
import type { ObjectSummary } from "@/lib/api/types";
import { recall, remember } from "@/lib/storage";
import { Button } from "@/ui/button";
import { Block } from "./block";
import { stepQuery, steps, type Step } from "./steps";
import styles from "./home.module.css";

/** What an administrator does first with a Guanlan that holds nothing yet, until all is done or he wants no help. */
export function FirstSteps({ objects }: { objects: ObjectSummary[] }) {
  const { t } = useTranslation("home");
  const { data: me } = useSuspenseQuery(meQuery);
  const key = `first-steps.${me.user.id}`;
  const [left, setLeft] = useState(() => recall(key) === "left");
  const shown = left || !me.roles.includes("administrator") ? [] : steps.filter(({ object, right }) => objects.some(({ name, rights }) => name === object && (right === undefined || rights[right])));
  const answers = useQueries({ queries: shown.map(stepQuery) });
  // What cannot be told is no step to nag about.
  if (answers.some(({ isPending }) => isPending) || answers.every(({ data }) => data !== false)) return null;
  const next = answers.findIndex(({ data }) => data === false);
  const leave = () => {
    remember(key, "left");
    setLeft(true);
  };
  return (
    <div className={styles.first}>
      <Block title={t("steps")} beside={<Button look="quiet" onClick={leave}>{t("steps.leave")}</Button>}>
        <ol className={styles.steps}>
          {shown.map((step, at) => <li key={step.name}><StepLine step={step} done={answers[at]?.data === true} next={at === next} /></li>)}
        </ol>
      </Block>
    </div>
  );
}

function StepLine({ step, done, next }: { step: Step; done: boolean; next: boolean }) {
  const { t } = useTranslation("home");
  return (
    <Link {...step.leads} className={styles.step} data-done={done || undefined} data-next={next || undefined}>
      {done ? <CircleCheckBig size={18} aria-label={t("steps.done")} /> : <Circle size={18} aria-hidden="true" />}
      <span className={styles.name}>{t(`steps.${step.name}`)}<span className={styles.about}>{t(`steps.${step.name}.words`)}</span></span>
    </Link>
  );
}
