const kept = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "paint-order", "text-anchor", "font-size", "font-weight", "font-family"];

/** A picture of what is drawn, as a file: of a canvas as it is, of a drawing twice as large. */
export async function savePicture(drawn: Element, name: string, ground: string): Promise<void> {
  const canvas = drawn instanceof HTMLCanvasElement ? drawn : await canvasOf(drawn as SVGSVGElement);
  const paper = document.createElement("canvas");
  paper.width = canvas.width;
  paper.height = canvas.height;
  const pen = paper.getContext("2d");
  if (!pen) throw new Error("no canvas");
  pen.fillStyle = ground;
  pen.fillRect(0, 0, paper.width, paper.height);
  pen.drawImage(canvas, 0, 0);
  const link = document.createElement("a");
  link.href = paper.toDataURL("image/png");
  link.download = `${name}.png`;
  link.click();
}

/** Colours and fonts stand in style sheets, which a picture does not have: they are written into it. */
async function canvasOf(svg: SVGSVGElement): Promise<HTMLCanvasElement> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll("*");
  copy.querySelectorAll<SVGElement>("*").forEach((element, at) => {
    const original = originals[at];
    if (!original) return;
    const style = getComputedStyle(original);
    for (const property of kept) element.style.setProperty(property, style.getPropertyValue(property));
  });
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute("width", String(width * 2));
  copy.setAttribute("height", String(height * 2));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}
