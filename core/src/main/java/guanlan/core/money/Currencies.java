package guanlan.core.money;

import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Currencies by their codes, signs and names in Chinese. */
public final class Currencies {
    /** Codes of ISO 4217 that are no money one is paid in: metals, test codes, units of account. */
    private static final Set<String> NO_MONEY =
            Set.of(
                    "XXX", "XTS", "XAU", "XAG", "XPT", "XPD", "XDR", "XBA", "XBB", "XBC", "XBD",
                    "XSU", "XUA", "XFU", "XFO", "CHE", "CHW", "USN", "USS", "UYI", "BOV", "COU",
                    "CLF", "MXV");

    private static final Map<String, List<String>> CALLED = called();

    /** Upper case, the longest first, so that HK$ is found before $. */
    private static final Map<String, Currency> BY_WORD = byWord();

    private Currencies() {}

    private static Map<String, List<String>> called() {
        Map<String, List<String>> called = new LinkedHashMap<>();
        called.put("CNY", List.of("人民币", "RMB", "CN¥", "¥", "元", "圆", "块"));
        called.put("USD", List.of("美元", "美金", "US$", "$"));
        called.put("EUR", List.of("欧元", "€"));
        called.put("GBP", List.of("英镑", "£"));
        called.put("JPY", List.of("日元", "日圆", "JP¥", "円"));
        called.put("HKD", List.of("港币", "港元", "HK$"));
        called.put("TWD", List.of("新台币", "台币", "NT$"));
        called.put("MOP", List.of("澳门元", "MOP$"));
        called.put("KRW", List.of("韩元", "韩币", "₩"));
        called.put("SGD", List.of("新加坡元", "新币", "S$"));
        called.put("AUD", List.of("澳大利亚元", "澳元", "A$"));
        called.put("NZD", List.of("新西兰元", "NZ$"));
        called.put("CAD", List.of("加拿大元", "加元", "C$"));
        called.put("CHF", List.of("瑞士法郎", "瑞郎"));
        called.put("SEK", List.of("瑞典克朗"));
        called.put("NOK", List.of("挪威克朗"));
        called.put("DKK", List.of("丹麦克朗"));
        called.put("RUB", List.of("卢布", "₽"));
        called.put("INR", List.of("印度卢比", "卢比", "₹"));
        called.put("THB", List.of("泰铢", "฿"));
        called.put("VND", List.of("越南盾", "₫"));
        called.put("MYR", List.of("马来西亚林吉特", "林吉特", "RM"));
        called.put("IDR", List.of("印尼盾", "印尼卢比"));
        called.put("PHP", List.of("菲律宾比索", "₱"));
        called.put("AED", List.of("迪拉姆", "阿联酋迪拉姆"));
        called.put("SAR", List.of("沙特里亚尔"));
        called.put("BRL", List.of("巴西雷亚尔", "雷亚尔", "R$"));
        called.put("MXN", List.of("墨西哥比索"));
        called.put("ZAR", List.of("南非兰特", "兰特"));
        called.put("TRY", List.of("土耳其里拉", "₺"));
        called.put("KZT", List.of("坚戈", "₸"));
        called.put("ILS", List.of("₪"));
        return called;
    }

    private static Map<String, Currency> byWord() {
        Map<String, Currency> words = new LinkedHashMap<>();
        for (Currency each : all()) {
            words.put(each.getCurrencyCode(), each);
        }
        CALLED.forEach(
                (code, names) ->
                        names.forEach(
                                name ->
                                        words.put(
                                                name.toUpperCase(Locale.ROOT),
                                                Currency.getInstance(code))));
        return words.entrySet().stream()
                .sorted(
                        Map.Entry.comparingByKey(
                                Comparator.comparingInt(String::length)
                                        .reversed()
                                        .thenComparing(Comparator.naturalOrder())))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                (one, _) -> one,
                                LinkedHashMap::new));
    }

    /** Those of today, by code. */
    public static List<Currency> all() {
        Set<Currency> known = new TreeSet<>(Comparator.comparing(Currency::getCurrencyCode));
        for (Currency each : Currency.getAvailableCurrencies()) {
            if (!NO_MONEY.contains(each.getCurrencyCode())
                    && !each.getDisplayName(Locale.ENGLISH).contains("(")) {
                known.add(each);
            }
        }
        return List.copyOf(known);
    }

    /** By code, sign or name. */
    public static Optional<Currency> called(String word) {
        return Optional.ofNullable(BY_WORD.get(word.strip().toUpperCase(Locale.ROOT)));
    }

    /** The words of currencies, the longest first, in upper case. */
    static Map<String, Currency> words() {
        return BY_WORD;
    }
}
