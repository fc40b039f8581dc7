/** Word writes lists as paragraphs with a number or a dot before them; here they become lists, and its own marks go. */
export function cleanPaste(html: string): string {
  const page = new DOMParser().parseFromString(html.replace(/<!--[\s\S]*?-->/g, ""), "text/html");
  for (const gone of page.querySelectorAll("style, script, meta, link, title, xml")) gone.remove();
  for (const item of [...page.querySelectorAll("p")].filter(isItem)) gather(item);
  for (const element of page.querySelectorAll("*")) {
    if (element.tagName.includes(":")) element.replaceWith(...element.childNodes);
    else for (const name of element.getAttributeNames()) if (/^(style|class|lang|id|on.*|data-.*)$/i.test(name)) element.removeAttribute(name);
  }
  return page.body.innerHTML;
}

const isItem = (paragraph: Element): boolean => /mso-list:(?!\s*none)/i.test(paragraph.getAttribute("style") ?? "") || paragraph.className.startsWith("MsoListParagraph");

/** A paragraph becomes an item of the list before it, or of a new one. */
function gather(paragraph: Element) {
  const mark = markOf(paragraph);
  const kind = /^\(?([0-9]+|[a-z]|[ivx]+)[.)、]?$/i.test(mark) ? "OL" : "UL";
  const before = paragraph.previousElementSibling;
  const list = before?.tagName === kind && before.hasAttribute("data-gathered") ? before : paragraph.ownerDocument.createElement(kind);
  const item = paragraph.ownerDocument.createElement("li");
  if (list !== before) {
    list.setAttribute("data-gathered", "");
    paragraph.before(list);
  }
  item.append(...paragraph.childNodes);
  list.append(item);
  paragraph.remove();
}

/** The dot or number that Word set before the words; it is taken away. */
function markOf(paragraph: Element): string {
  const marks = [...paragraph.querySelectorAll("[style]")].filter((one) => /mso-list:\s*ignore/i.test(one.getAttribute("style") ?? ""));
  const text = marks.map((one) => one.textContent).join("").replace(/\s/g, "");
  for (const one of marks) one.remove();
  return text;
}
