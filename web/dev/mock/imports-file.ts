/** Reads delimited text well enough for a stand-in: quotes, line breaks inside them, a delimiter guessed from the first line. */
export function readTable(bytes: Uint8Array): { encoding: string; delimiter: string; rows: string[][] } {
  const { encoding, text } = decode(bytes);
  const delimiter = guessDelimiter(text.slice(0, text.indexOf("\n") === -1 ? undefined : text.indexOf("\n")));
  return { encoding, delimiter, rows: split(text, delimiter).filter((row) => row.some((cell) => cell.trim() !== "")) };
}

function decode(bytes: Uint8Array): { encoding: string; text: string } {
  try {
    return { encoding: "UTF-8", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { encoding: "GB18030", text: new TextDecoder("gb18030").decode(bytes) };
  }
}

function guessDelimiter(line: string): string {
  const counted = [",", ";", "\t", "|"].map((sign) => [sign, line.split(sign).length] as const);
  return counted.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function split(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endCell = () => { row.push(cell); cell = ""; };
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') { cell += '"'; at++; }
      else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === delimiter) endCell();
    else if (sign === "\n") { endCell(); rows.push(row); row = []; }
    else if (sign !== "\r") cell += sign;
  }
  if (cell !== "" || row.length > 0) { endCell(); rows.push(row); }
  return rows;
}

/** What a workbook would have held: the stand-in does not unpack them. */
export function cannedWorkbook(): string[][] {
  const cities = ["上海", "杭州", "苏州", "宁波", "深圳"];
  const rows = Array.from({ length: 240 }, (_, index) => [
    `${cities[index % 5]}新锐${"恒信华远博瑞中科"[index % 8]}科技有限公司${index}`, index % 9 === 4 ? "9131000X" : `91310000MA${String(10_000_000 + index * 37).slice(0, 8)}`,
    ["制造业", "信息技术", "物流运输"][index % 3] ?? "", cities[index % 5] ?? "", index % 17 === 3 ? "三百万" : String(1_200_000 + index * 7300), `0${21 + (index % 5)}-6${String(1_000_000 + index)}`,
    index % 23 === 6 ? "待补" : `info${index}@example.com`, index % 13 === 5 ? "2019-13-02" : `20${10 + (index % 12)}-0${1 + (index % 9)}-15`, `内部编号 ${index}`,
  ]);
  return [["公司名称", "统一社会信用代码", "行业", "城市", "营业额（元）", "总机", "E-mail", "成立时间", "旧系统编号"], ...rows];
}
