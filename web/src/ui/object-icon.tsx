import { Box, Building2, CalendarCheck, ContactRound, FileText, Handshake, Network, Package, ReceiptText, Target, UserRound, Users, type LucideIcon } from "lucide-react";

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
};

/** Objects name their icon in metadata; an unknown name still gets a sign. */
export function ObjectIcon({ name, size = 17 }: { name: string; size?: number }) {
  const Icon = icons[name] ?? Box;
  return <Icon size={size} aria-hidden="true" />;
}
