import { useTranslation } from "react-i18next";
import { Avatar } from "@/ui/avatar";
import { Dot } from "@/ui/dot";
import { Mark } from "@/ui/mark";
import { ObjectIcon } from "@/ui/object-icon";
import { CopyText } from "@/ui/secrets/copy-text";
import { Enrolment } from "@/ui/secrets/enrolment";
import { PasswordField } from "@/ui/secrets/password-field";
import { QrCode } from "@/ui/secrets/qr-code";
import { RecoveryCodes } from "@/ui/secrets/recovery-codes";
import { Group, Part } from "./part";

const icons = ["building", "contact", "users", "user", "network", "department", "target", "handshake", "file-text", "package", "receipt", "calendar", "briefcase", "cart", "factory", "flag", "headset", "megaphone", "truck", "wrench", "check", "phone", "message-square", "box"];
const names = ["林晓云", "Ada Lovelace", "欧阳修", "Ben"];
const colors = ["teal", "blue", "green", "amber", "red", "violet", "gray", undefined];
/** A code that leads nowhere. */
const sample = { secret: "JBSW Y3DP EHPK 3PXP", uri: "otpauth://totp/sample", qr: { size: 21, path: "M0 0h7v7h-7zM14 0h7v7h-7zM0 14h7v7h-7zM9 9h3v3h-3z" } };
const nothing = () => undefined;

/** Small signs, and what shows secrets. */
export function Signs() {
  const { t } = useTranslation("parts");
  return (
    <>
      <Group title={t("signs")}>
        <Part name="Mark"><Mark size={32} /></Part>
        <Part name="Avatar">{names.map((name) => <Avatar key={name} name={name} size={28} />)}</Part>
        <Part name="Dot">{colors.map((color) => <Dot key={color ?? "none"} color={color} />)}</Part>
        <Part name="ObjectIcon">{icons.map((icon) => <ObjectIcon key={icon} name={icon} />)}</Part>
      </Group>
      <Group title={t("secrets")}>
        <Part name="CopyText"><CopyText label={t("label")} text="gl_live_4f0c" /></Part>
        <Part name="PasswordField"><PasswordField label={t("label")} value="" onValue={nothing} hint={t("hint")} /></Part>
        <Part name={`PasswordField · ${t("invalid")}`}><PasswordField label={t("label")} value="12345" onValue={nothing} error={t("wrong")} /></Part>
        <Part name="QrCode"><QrCode {...sample.qr} /></Part>
        <Part name="Enrolment"><Enrolment enrolment={sample} busy={false} error={undefined} onCode={nothing} autoFocus={false} /></Part>
        <Part name="RecoveryCodes"><RecoveryCodes codes={["k2d4-9xkt", "p0mz-41qa", "u7hc-ww3e", "b8sn-6yrl"]} onDone={nothing} /></Part>
      </Group>
    </>
  );
}
