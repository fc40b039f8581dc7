import type { ReactNode } from "react";
import type { ShowProps } from "../kind";
import { documentOf, marksOf, partsOf, safeLink, wordsOf, type Part } from "./document";
import styles from "./text.module.css";

/** The document drawn part by part; nothing of it is ever taken as markup. */
export function Show({ value, place }: ShowProps) {
  const document = documentOf(value);
  if (place === "list" || document === undefined) return <>{wordsOf(value).replace(/\s+/g, " ")}</>;
  return <div className={styles.text}>{inside(document)}</div>;
}

const inside = (part: Part): ReactNode => partsOf(part).map((one, at) => <Drawn key={`${at}-${one.type}`} part={one} />);

function Drawn({ part }: { part: Part }): ReactNode {
  switch (part.type) {
    case "text": return marksOf(part).reduce<ReactNode>(marked, part.text ?? "");
    case "hardBreak": return <br />;
    case "paragraph": return <p>{inside(part)}</p>;
    case "heading": return <Heading level={part.attrs?.level}>{inside(part)}</Heading>;
    case "blockquote": return <blockquote>{inside(part)}</blockquote>;
    case "bulletList": return <ul>{inside(part)}</ul>;
    case "orderedList": return <ol start={typeof part.attrs?.start === "number" ? part.attrs.start : 1}>{inside(part)}</ol>;
    case "listItem": return <li>{inside(part)}</li>;
    case "codeBlock": return <pre><code>{inside(part)}</code></pre>;
    case "horizontalRule": return <hr />;
    default: return inside(part);
  }
}

/** Below the headings of the page. */
function Heading({ level, children }: { level: unknown; children: ReactNode }) {
  return level === 1 ? <h3>{children}</h3> : level === 2 ? <h4>{children}</h4> : <h5>{children}</h5>;
}

function marked(words: ReactNode, mark: Part): ReactNode {
  switch (mark.type) {
    case "bold": return <strong>{words}</strong>;
    case "italic": return <em>{words}</em>;
    case "underline": return <u>{words}</u>;
    case "strike": return <s>{words}</s>;
    case "code": return <code>{words}</code>;
    case "link": {
      const href = safeLink(mark.attrs?.href);
      return href === undefined ? words : <a className={styles.link} href={href} target="_blank" rel="noreferrer noopener">{words}</a>;
    }
    default: return words;
  }
}
