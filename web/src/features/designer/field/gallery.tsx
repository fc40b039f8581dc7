import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Input } from "@/ui/input";
import { groups } from "./groups";
import { TypeIcon } from "./type-icon";
import { useTypeName, useTypePurpose } from "./type-words";
import styles from "./gallery.module.css";

/** All types by what they are for; arrow keys walk through them. */
export function Gallery({ chosen, onChoose }: { chosen?: string | undefined; onChoose: (type: string) => void }) {
  const { t } = useTranslation("designer");
  const typeName = useTypeName();
  const purpose = useTypePurpose();
  const [sought, setSought] = useState("");
  const word = sought.trim().toLowerCase();
  const found = groups()
    .map(({ group, types }) => ({ group, types: types.filter((type) => [type, typeName(type), purpose(type)].some((text) => text.toLowerCase().includes(word))) }))
    .filter(({ types }) => types.length > 0);
  return (
    <div className={styles.gallery}>
      <Input type="search" value={sought} autoFocus placeholder={t("type.search")} aria-label={t("type.search")} onChange={(event) => setSought(event.target.value)} />
      <div className={styles.groups} role="group" aria-label={t("type.title")} onKeyDown={walk}>
        {found.map(({ group, types }) => (
          <section key={group} aria-label={t(`group.${group}`)}>
            <h3 className={styles.caption}>{t(`group.${group}`)}</h3>
            <div className={styles.cards}>
              {types.map((type) => (
                <button key={type} type="button" className={styles.card} aria-pressed={type === chosen} onClick={() => onChoose(type)}>
                  <span className={styles.icon}><TypeIcon type={type} size={17} /></span>
                  <span className={styles.name}>{typeName(type)}</span>
                  <span className={styles.purpose}>{purpose(type)}</span>
                </button>
              ))}
            </div>
          </section>
        ))}
      </div>
      {found.length === 0 && <p className={styles.none} role="status">{t("type.none")}</p>}
    </div>
  );
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (step === undefined) return;
  const cards = [...event.currentTarget.querySelectorAll("button")];
  const next = cards[cards.findIndex((card) => card === document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
