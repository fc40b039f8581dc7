import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Field } from "@/lib/api/types";
import { documentOfText, wordsOf } from "./document";
import { cleanPaste } from "./paste";
import { Show } from "./show";

const field: Field = { name: "f", type: "rich_text", label: { zh: "说明", en: "Notes" }, required: false, readOnly: false, system: false, sortable: false, filterable: true, searchable: true };
const text = (words: string, ...marks: unknown[]) => ({ type: "text", text: words, marks });
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content });

test("a document is drawn with its form", () => {
  const value = { type: "doc", content: [{ type: "heading", attrs: { level: 2 }, content: [text("标题")] }, { type: "bulletList", content: [{ type: "listItem", content: [paragraph(text("一", { type: "bold" }))] }] }] };
  render(<Show value={value} field={field} place="page" />);
  expect(screen.getByRole("heading", { name: "标题" })).toBeInTheDocument();
  expect(screen.getByRole("listitem")).toHaveTextContent("一");
  expect(wordsOf(value)).toBe("标题\n一");
});

test.each(["javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "data:text/html,x", "//evil", "vbscript:x"])("no link to %s", (href) => {
  render(<Show value={{ type: "doc", content: [paragraph(text("klick", { type: "link", attrs: { href } }))] }} field={field} place="page" />);
  expect(screen.queryByRole("link")).toBeNull();
  expect(screen.getByText("klick")).toBeInTheDocument();
});

test("markup in words stays words, and unknown parts are not drawn", () => {
  const value = { type: "doc", content: [paragraph(text("<img src=x onerror=alert(1)>")), { type: "iframe", attrs: { srcdoc: "x" } }] };
  const { container } = render(<Show value={value} field={field} place="page" />);
  expect(container.querySelector("img, iframe")).toBeNull();
  expect(container).toHaveTextContent("<img src=x");
});

test("what is pasted from Word becomes lists without its marks", () => {
  const word = `<html><head><style>p{}</style></head><body><!--[if gte mso 9]><xml>x</xml><![endif]--><p class="MsoNormal" style="mso-style-name:x">前言<o:p></o:p></p>
<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.<span>&nbsp;</span></span>甲</p><p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">2.</span>乙</p>
<p class="MsoListParagraph" style="mso-list:l1 level1 lfo2"><span style="mso-list:Ignore">·</span>丙</p></body></html>`;
  const clean = cleanPaste(word).replace(/\s*\n\s*/g, "");
  expect(clean).toBe("<p>前言</p><ol><li>甲</li><li>乙</li></ol><ul><li>丙</li></ul>");
  expect(cleanPaste("<p onclick=alert(1)>x<script>alert(1)</script></p>")).toBe("<p>x</p>");
});

test("a plain text is edited as paragraphs", () => {
  expect(wordsOf(documentOfText("一\n\n二"))).toBe("一\n\n二");
});
