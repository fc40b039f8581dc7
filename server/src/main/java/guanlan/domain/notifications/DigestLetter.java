package guanlan.domain.notifications;

import guanlan.platform.mail.Mail;
import guanlan.platform.mail.Mails;
import guanlan.platform.problems.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The words of a letter: one line for each thing, with the way to it. */
@Component
class DigestLetter {
    static final String SETTINGS = "/settings/notifications";
    private static final int SHOWN = 20;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    /** What mail programs show alike; their readers' colours are their own. */
    private static final String PAGE =
            """
            <!doctype html><html lang="%s"><body style="font-family:sans-serif;font-size:15px;line-height:1.5">
            <p>%s</p><ul style="padding-left:18px">%s</ul>%s<p style="font-size:13px">%s</p></body></html>
            """;

    private final Texts texts;
    private final Mails mails;

    DigestLetter(Texts texts, Mails mails) {
        this.texts = texts;
        this.mails = mails;
    }

    /** To whom, in which language, and how late it is where he is. */
    record Addressee(String address, Locale locale, ZoneId zone) {}

    Mail of(Addressee to, List<Notification> news) {
        List<Notification> shown = news.subList(0, Math.min(SHOWN, news.size()));
        String subject = say(to, "digest.subject", Map.of("count", news.size()));
        String rest =
                news.size() > shown.size()
                        ? say(to, "digest.more", Map.of("count", news.size() - shown.size()))
                        : "";
        String leave = mails.link(SETTINGS).toString();
        return new Mail(
                to.address(),
                subject,
                text(to, shown, rest, leave),
                html(to, shown, rest, leave),
                leave);
    }

    private String text(Addressee to, List<Notification> shown, String rest, String leave) {
        var text = new StringBuilder(hello(to)).append("\n\n");
        for (Notification each : shown) {
            text.append("· ").append(line(to, each)).append("\n  ").append(link(each)).append('\n');
        }
        if (!rest.isEmpty()) {
            text.append("\n").append(rest).append('\n');
        }
        return text.append("\n")
                .append(foot(to))
                .append("\n")
                .append(leave)
                .append("\n")
                .toString();
    }

    private String html(Addressee to, List<Notification> shown, String rest, String leave) {
        var lines = new StringBuilder();
        for (Notification each : shown) {
            lines.append("<li>").append(anchor(link(each), line(to, each))).append("</li>");
        }
        return PAGE.formatted(
                to.locale().getLanguage().equals("zh") ? "zh-CN" : "en",
                escaped(hello(to)),
                lines,
                rest.isEmpty() ? "" : "<p>" + escaped(rest) + "</p>",
                anchor(leave, foot(to)));
    }

    private String hello(Addressee to) {
        return say(to, "digest.hello", Map.of());
    }

    private String foot(Addressee to) {
        return say(to, "digest.foot", Map.of());
    }

    /** When, who, what, and the beginning of what was written. */
    private String line(Addressee to, Notification each) {
        String who = each.actorName();
        String told =
                say(
                        to,
                        "digest.told." + each.kind().key(),
                        Map.of(
                                "who",
                                who == null ? say(to, "digest.somebody", Map.of()) : who,
                                "name",
                                Objects.toString(each.title(), "")));
        String words = each.kind().isOfWork() ? null : each.words();
        String quoted = words == null || words.equals(each.title()) ? "" : " — " + words;
        return moment(to, each.at()) + " " + told + quoted.replaceAll("\\s+", " ");
    }

    private static String moment(Addressee to, Instant at) {
        return MOMENT.format(at.atZone(to.zone()));
    }

    private String link(Notification each) {
        String path =
                switch (each.kind()) {
                    case IMPORTED, IMPORT_FAILED -> "/imports/" + each.record();
                    case EXPORTED, EXPORT_FAILED -> "/exports";
                    default -> "/o/" + each.object().value() + "/" + each.record();
                };
        return mails.link(path).toString();
    }

    private String say(Addressee to, String key, Map<String, ?> params) {
        return texts.say(key, params, to.locale());
    }

    private static String anchor(String link, String words) {
        return "<a href=\"%s\">%s</a>".formatted(escaped(link), escaped(words));
    }

    private static String escaped(String words) {
        return HtmlUtils.htmlEscape(words, "UTF-8");
    }
}
