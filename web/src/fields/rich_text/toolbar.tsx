import { useState } from "react";
import { useEditorState, type Editor } from "@tiptap/react";
import { useTranslation } from "react-i18next";
import { Bold, Code, Heading2, Italic, Link2, List, ListOrdered, Quote, Redo2, SquareCode, Strikethrough, Undo2, type LucideIcon } from "lucide-react";
import { Button } from "@/ui/button";
import { Input } from "@/ui/input";
import { safeLink } from "./document";
import styles from "./edit.module.css";

interface Tool {
  word: string;
  icon: LucideIcon;
  run: (editor: Editor) => boolean;
  on?: (editor: Editor) => boolean;
}

const tools: Tool[] = [
  { word: "rich.bold", icon: Bold, run: (editor) => editor.chain().focus().toggleBold().run(), on: (editor) => editor.isActive("bold") },
  { word: "rich.italic", icon: Italic, run: (editor) => editor.chain().focus().toggleItalic().run(), on: (editor) => editor.isActive("italic") },
  { word: "rich.strike", icon: Strikethrough, run: (editor) => editor.chain().focus().toggleStrike().run(), on: (editor) => editor.isActive("strike") },
  { word: "rich.code", icon: Code, run: (editor) => editor.chain().focus().toggleCode().run(), on: (editor) => editor.isActive("code") },
  { word: "rich.heading", icon: Heading2, run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(), on: (editor) => editor.isActive("heading") },
  { word: "rich.bullets", icon: List, run: (editor) => editor.chain().focus().toggleBulletList().run(), on: (editor) => editor.isActive("bulletList") },
  { word: "rich.numbers", icon: ListOrdered, run: (editor) => editor.chain().focus().toggleOrderedList().run(), on: (editor) => editor.isActive("orderedList") },
  { word: "rich.quote", icon: Quote, run: (editor) => editor.chain().focus().toggleBlockquote().run(), on: (editor) => editor.isActive("blockquote") },
  { word: "rich.block", icon: SquareCode, run: (editor) => editor.chain().focus().toggleCodeBlock().run(), on: (editor) => editor.isActive("codeBlock") },
  { word: "rich.undo", icon: Undo2, run: (editor) => editor.chain().focus().undo().run() },
  { word: "rich.redo", icon: Redo2, run: (editor) => editor.chain().focus().redo().run() },
];

export function Toolbar({ editor, label }: { editor: Editor; label: string }) {
  const { t } = useTranslation("fields");
  const [address, setAddress] = useState<string>();
  const pressed = useEditorState({ editor, selector: ({ editor: now }) => Object.fromEntries([...tools.map(({ word, on }) => [word, on?.(now) ?? false]), ["link", now.isActive("link")]]) as Record<string, boolean> });
  const apply = () => {
    const typed = address?.trim() ?? "";
    const href = safeLink(typed) ?? safeLink(`https://${typed}`);
    if (typed !== "" && href !== undefined) editor.chain().focus().extendMarkRange("link").setLink({ href }).run();
    setAddress(undefined);
  };
  const unlink = () => {
    editor.chain().focus().extendMarkRange("link").unsetLink().run();
    setAddress(undefined);
  };
  return (
    <>
      <div role="toolbar" aria-label={`${label}: ${t("rich.tools")}`} className={styles.tools}>
        {tools.map(({ word, icon: Icon, run, on }) => (
          <button key={word} type="button" className={styles.tool} aria-label={t(word)} title={t(word)} aria-pressed={on ? pressed[word] : undefined} onMouseDown={(event) => event.preventDefault()} onClick={() => run(editor)}>
            <Icon size={15} aria-hidden="true" />
          </button>
        ))}
        <button type="button" className={styles.tool} aria-label={t("rich.link")} title={t("rich.link")} aria-pressed={pressed.link} onMouseDown={(event) => event.preventDefault()} onClick={() => setAddress(String(editor.getAttributes("link").href ?? ""))}>
          <Link2 size={15} aria-hidden="true" />
        </button>
      </div>
      {address !== undefined && (
        <div className={styles.linking}>
          <Input
            aria-label={t("rich.address")}
            autoFocus
            value={address}
            placeholder="https://"
            onChange={(event) => setAddress(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" && event.key !== "Escape") return;
              event.preventDefault();
              event.stopPropagation();
              if (event.key === "Enter") apply();
              else setAddress(undefined);
            }}
          />
          <Button onClick={apply}>{t("rich.apply")}</Button>
          {pressed.link && <Button look="quiet" onClick={unlink}>{t("rich.unlink")}</Button>}
        </div>
      )}
    </>
  );
}
