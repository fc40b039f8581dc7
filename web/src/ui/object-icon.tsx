import { Box, Briefcase, Building2, CalendarCheck, ContactRound, Factory, FileText, Flag, Handshake, Headset, Megaphone, MessageSquare, Network, Package, Phone, ReceiptText, ShoppingCart, SquareCheck, Target, Truck, UserRound, Users, Wrench, type LucideIcon } from "lucide-react";

const icons: Record<string, LucideIcon> = {
  building: Building2,
  "building-2": Building2,
  account: Building2,
  contact: ContactRound,
  "contact-round": ContactRound,
  users: Users,
  user: UserRound,
  "user-round": UserRound,
  network: Network,
  department: Network,
  target: Target,
  handshake: Handshake,
  "file-text": FileText,
  package: Package,
  receipt: ReceiptText,
  calendar: CalendarCheck,
  briefcase: Briefcase,
  cart: ShoppingCart,
  factory: Factory,
  flag: Flag,
  headset: Headset,
  megaphone: Megaphone,
  truck: Truck,
  wrench: Wrench,
  check: SquareCheck,
  phone: Phone,
  "message-square": MessageSquare,
  box: Box,
};

/** Those to choose from: one name for each sign. */
export const iconNames = Object.keys(icons).filter((name, index, all) => all.findIndex((other) => icons[other] === icons[name]) === index);

/** Objects name their icon in metadata; an unknown name still gets a sign. */
export function ObjectIcon({ name, size = 17 }: { name: string; size?: number }) {
  const Icon = icons[name] ?? Box;
  return <Icon size={size} aria-hidden="true" />;
}
