const mobile = /^\+86(1\d{2})(\d{4})(\d{4})$/;
const landLine = /^\+86(10|2\d|[3-9]\d{2})(\d{7,8})$/;

/** A number as people of China read it; a foreign one keeps its country code. The extension follows in words of the trade. */
export function readable(phone: string): string {
  const [number = "", extension] = phone.split(";ext=");
  const grouped = number.replace(mobile, "$1 $2 $3").replace(landLine, "0$1-$2");
  return extension === undefined ? grouped : `${grouped} #${extension}`;
}
