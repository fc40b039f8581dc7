package guanlan.core.text;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The domain that a web or mail address belongs to, as somebody registers one: shop.baidu.com.cn is
 * baidu.com.cn.
 */
public final class Domains {
    private static final Pattern HOST =
            Pattern.compile(
                    "^(?:[a-z]+://)?(?:[^@/\\s]*@)?([a-z0-9\\p{IsHan}.-]+\\.[a-z\\p{IsHan}]{2,24})(?:[:/?#].*)?$");
    private static final Set<String> SECOND =
            Set.of("com", "co", "net", "org", "gov", "edu", "ac", "or", "ne", "go");
    private static final Set<String> FREE_MAIL =
            Set.of(
                    "qq.com",
                    "163.com",
                    "126.com",
                    "sina.com",
                    "sina.cn",
                    "sohu.com",
                    "139.com",
                    "189.cn",
                    "yeah.net",
                    "foxmail.com",
                    "aliyun.com",
                    "vip.163.com",
                    "vip.qq.com",
                    "tom.com",
                    "21cn.com",
                    "263.net",
                    "gmail.com",
                    "googlemail.com",
                    "hotmail.com",
                    "outlook.com",
                    "live.com",
                    "msn.com",
                    "yahoo.com",
                    "yahoo.com.cn",
                    "yahoo.co.uk",
                    "yahoo.co.jp",
                    "aol.com",
                    "icloud.com",
                    "me.com",
                    "mail.com",
                    "gmx.de",
                    "gmx.net",
                    "web.de",
                    "mail.ru",
                    "protonmail.com",
                    "proton.me");

    private Domains() {}

    /** The registered domain of a URL, a host or a mail address. */
    public static Optional<String> of(String address) {
        var host = HOST.matcher(Plain.of(address));
        if (!host.matches()) {
            return Optional.empty();
        }
        String[] labels = host.group(1).split("\\.");
        int last = labels.length - 1;
        boolean deep = last >= 2 && labels[last].length() == 2 && SECOND.contains(labels[last - 1]);
        int from = Math.max(0, deep ? last - 2 : last - 1);
        return Optional.of(String.join(".", Arrays.asList(labels).subList(from, labels.length)));
    }

    /** The same, but nothing for the domain of a provider where anybody has a mail box. */
    public static Optional<String> ofOwner(String address) {
        return of(address).filter(domain -> !FREE_MAIL.contains(domain));
    }
}
