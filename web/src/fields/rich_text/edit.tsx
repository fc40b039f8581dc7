import { EditorContent, useEditor, type Editor } from "@tiptap/react";
import { StarterKit } from "@tiptap/starter-kit";
import type { EditProps } from "../kind";
import { documentOf, documentOfText, safeLink } from "./document";
import { cleanPaste } from "./paste";
import { Toolbar } from "./toolbar";
import styles from "./edit.module.css";

const extensions = [
  StarterKit.configure({
    heading: { levels: [1, 2, 3] },
    link: { openOnClick: false, autolink: true, protocols: ["http", "https", "mailto", "tel"], isAllowedUri: (href) => safeLink(href) !== undefined },
  }),
];

/** The editor comes when a text is first edited; what it makes is a document, never markup. */
export function Edit({ id, label, value, onChange, autoFocus, invalid, describedBy }: EditProps) {
  const editor = useEditor({
    extensions,
    content: documentOf(value) ?? documentOfText(typeof value === "string" ? value : ""),
    autofocus: autoFocus ? "end" : false,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        class: styles.words ?? "",
        ...(id === undefined ? {} : { id }),
        ...(invalid ? { "aria-invalid": "true" } : {}),
        ...(describedBy === undefined ? {} : { "aria-describedby": describedBy }),
      },
      transformPastedHTML: cleanPaste,
    },
    onUpdate: ({ editor: changed }) => onChange(written(changed)),
  });
  return (
    <div className={styles.frame} data-invalid={invalid || undefined}>
      {editor && <Toolbar editor={editor} label={label} />}
      <EditorContent editor={editor} />
    </div>
  );
}

const written = (editor: Editor): unknown => (editor.isEmpty ? null : editor.getJSON());
