import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Drawer } from "@/ui/antd/drawer";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { useConfirmed } from "@/ui/confirmed";
import { Dialog } from "@/ui/dialog";
import { Popover } from "@/ui/popover";
import { Problem } from "@/lib/api/problem";
import { Group, Part } from "./part";

/** What comes over the page. */
export function Overlays() {
  const { t } = useTranslation("parts");
  const [open, setOpen] = useState<"dialog" | "wide" | "confirm" | "calm" | "popover" | "drawer">();
  const close = () => setOpen(undefined);
  const { run, asking } = useConfirmed();
  return (
    <Group title={t("overlays")}>
      <Part name="Popover">
        <Popover open={open === "popover"} onOpenChange={(next) => setOpen(next ? "popover" : undefined)} placement="bottomLeft" padding={12} content={<p>{t("sentence")}</p>}><Button aria-expanded={open === "popover"}>{t("open")}</Button></Popover>
      </Part>
      <Part name="Dialog"><Button onClick={() => setOpen("dialog")}>{t("open")}</Button><Button onClick={() => setOpen("wide")}>{t("open.wide")}</Button></Part>
      <Part name="Drawer"><Button onClick={() => setOpen("drawer")}>{t("open")}</Button></Part>
      <Part name="Confirm"><Button look="danger" onClick={() => setOpen("confirm")}>{t("open")}</Button><Button onClick={() => setOpen("calm")}>{t("open.calm")}</Button></Part>
      <Part name="useConfirmed"><Button onClick={() => run(() => Promise.reject(new Problem(403, { code: "session.unconfirmed" })), close, close)}>{t("open")}</Button></Part>
      {asking}
      <Drawer open={open === "drawer"} title={t("label")} onClose={close}><p>{t("sentence")}</p></Drawer>
      {(open === "dialog" || open === "wide") && <Dialog title={t("label")} wide={open === "wide"} problem={t("wrong")} onClose={close} actions={<Button look="primary" onClick={close}>{t("act")}</Button>}><p>{t("sentence")}</p></Dialog>}
      {(open === "confirm" || open === "calm") && <Confirm title={t("label")} action={t("act")} calm={open === "calm"} onConfirm={close} onCancel={close}>{t("sentence")}</Confirm>}
    </Group>
  );
}
