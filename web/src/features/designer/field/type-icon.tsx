import { AtSign, Banknote, CircleDollarSign, BadgeCheck, Building, Calendar, CalendarClock, CircleDot, FileUp, Fingerprint, FunctionSquare, Hash, Image, KeyRound, Link2, ListChecks, MapPin, MapPinned, Network, NotebookText, Percent, Phone, Pilcrow, Share2, Sigma, Star, Tags, TextCursorInput, Timer, ToggleRight, Type, UserRound, Waypoints, type LucideIcon } from "lucide-react";

const icons: Record<string, LucideIcon> = {
  text: TextCursorInput, long_text: Pilcrow, rich_text: NotebookText, mail: AtSign, phone: Phone, url: Link2, secret: KeyRound,
  whole: Hash, decimal: Hash, money: Banknote, currency: CircleDollarSign, percent: Percent, rating: Star, duration: Timer, auto_number: Fingerprint,
  select: CircleDot, multi_select: ListChecks, tags: Tags, yesno: ToggleRight,
  date: Calendar, datetime: CalendarClock, user: UserRound, department: Network, reference: Share2, references: Waypoints,
  address: MapPinned, place: MapPin, uscc: BadgeCheck, file: FileUp, image: Image, formula: FunctionSquare, rollup: Sigma, account: Building,
};

export function TypeIcon({ type, size = 15 }: { type: string; size?: number }) {
  const Icon = icons[type] ?? Type;
  return <Icon size={size} aria-hidden="true" />;
}
