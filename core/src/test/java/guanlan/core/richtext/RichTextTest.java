package guanlan.core.richtext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing gets into a document but what is known to be harmless. */
class RichTextTest {
    private static final Set<String> KNOWN =
            Set.of(
                    "doc",
                    "paragraph",
                    "heading",
                    "codeBlock",
                    "horizontalRule",
                    "blockquote",
                    "bulletList",
                    "orderedList",
                    "listItem",
                    "text",
                    "hardBreak",
                    "bold",
                    "italic",
                    "underline",
                    "strike",
                    "code",
                    "link");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                " javascript:alert(1)",
                "java\tscript:alert(1)",
                "java\nscript:alert(1)",
                "java\u0000script:alert(1)",
                "\u0001javascript:alert(1)",
                "java\u200bscript:alert(1)",
                "javascript&colon;alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "data:text/html;base64,PHNjcmlwdD4=",
                "vbscript:msgbox(1)",
                "blob:https://x/1",
                "file:///etc/passwd",
                "filesystem:https://x/1",
                "//evil.example/x",
                "/api/session",
                "view-source:https://x",
                "https",
                "x:y",
                ""
            })
    void aLinkThatCouldRunLeadsNowhere(String href) {
        RichText text = read(paragraph(linked("klick", href)));
        assertThat(text.plain()).isEqualTo("klick");
        assertThat(text.document().toString()).doesNotContain("href").doesNotContain("alert");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://b.cn/a?b=c#d",
                "HTTP://b.cn",
                "mailto:a@b.cn",
                "tel:+8613800138000",
                "https://例子.cn/路径"
            })
    void aLinkToTheWebStays(String href) {
        assertThat(read(paragraph(linked("x", href))).document().toString()).contains(href);
    }

    @Test
    void nothingBreaksOutOfAnAddress() {
        var text = read(paragraph(linked("x", "https://b.cn/\" onclick=\"alert(1)")));
        assertThat(text.document().toString()).doesNotContain("\"");
    }

    @Test
    void unknownPartsLoseTheirFormAndKeepTheirWords() {
        RichText text =
                read(
                        Map.of(
                                "type", "script",
                                "attrs", Map.of("src", "https://evil"),
                                "content", List.of(words("eins"))),
                        Map.of("type", "image", "attrs", Map.of("src", "x", "onerror", "alert(1)")),
                        Map.of("type", "iframe", "attrs", Map.of("srcdoc", "<script>")),
                        Map.of("type", "html", "html", "<script>"),
                        paragraph(Map.of("type", "mention", "content", List.of(words("zwei")))));
        assertThat(text.plain()).isEqualTo("eins\nzwei");
        assertHarmless(text.document());
    }

    @Test
    void attributesAndMarksThatAreNotKnownVanish() {
        var marks =
                List.of(
                        Map.of("type", "bold", "attrs", Map.of("style", "x")),
                        Map.of("type", "textStyle", "attrs", Map.of("color", "alert(1)")));
        var words = Map.of("type", "text", "text", "T", "onload", "alert(1)", "marks", marks);
        var heading = Map.of("level", 99, "style", "x", "onclick", "alert(1)");
        var language = Map.of("language", "\"><script>");
        RichText text =
                read(
                        Map.of("type", "heading", "attrs", heading, "content", List.of(words)),
                        Map.of(
                                "type",
                                "codeBlock",
                                "attrs",
                                language,
                                "content",
                                List.of(words("<b>"))));
        assertThat(text.document().toString())
                .doesNotContain("alert", "style", "script", "textStyle")
                .contains("level=3", "bold");
        assertHarmless(text.document());
    }

    @Test
    void everyPartStandsWhereTheEditorTakesIt() {
        var code = Map.of("type", "codeBlock", "content", List.of(words("c")));
        var items =
                List.of(
                        paragraph(words("a")),
                        Map.of("type", "listItem"),
                        Map.of("type", "listItem", "content", List.of(code)));
        RichText text =
                read(
                        words("lose"),
                        Map.of("type", "hardBreak"),
                        Map.of("type", "bulletList", "content", items),
                        Map.of("type", "blockquote"),
                        paragraph(paragraph(words("innen"))));
        assertPlaced(text.document());
        assertThat(text.plain()).contains("lose", "a", "c", "innen");
    }

    @Test
    void depthAndSizeAreBounded() {
        Map<String, Object> deep = words("tief");
        for (int at = 0; at < 10_000; at++) {
            deep = Map.of("type", "blockquote", "content", List.of(deep));
        }
        assertThat(read(deep).isEmpty()).isTrue();
        List<Object> many = new ArrayList<>();
        for (int at = 0; at < 50_001; at++) {
            many.add(paragraph(words("x")));
        }
        assertThat(RichText.read(Map.of("type", "doc", "content", many))).isEmpty();
    }

    @Test
    void whatIsReadAgainIsTheSame() {
        RichText text = read(paragraph(linked("x", "https://b.cn"), words("\0y\ud800")));
        assertThat(RichText.read(text.document())).contains(text);
        assertThat(text.plain()).isEqualTo("xy?");
        assertThat(RichText.ofText("<b>x</b>\n\ny").plain()).isEqualTo("<b>x</b>\n\ny");
    }

    private static void assertHarmless(Object part) {
        if (part instanceof Map<?, ?> node) {
            assertThat(KNOWN).contains(String.valueOf(node.get("type")));
            assertThat(Set.of("type", "text", "content", "marks", "attrs"))
                    .containsAll(node.keySet().stream().map(String::valueOf).toList());
            node.values().forEach(RichTextTest::assertList);
        }
    }

    private static void assertList(Object parts) {
        if (parts instanceof Collection<?> each) {
            each.forEach(RichTextTest::assertHarmless);
        }
    }

    private static void assertPlaced(Map<?, ?> node) {
        String type = String.valueOf(node.get("type"));
        for (Object each : node.get("content") instanceof Collection<?> all ? all : List.of()) {
            Map<?, ?> child = (Map<?, ?>) each;
            boolean inline =
                    Set.of("text", "hardBreak").contains(String.valueOf(child.get("type")));
            switch (type) {
                case "paragraph", "heading", "codeBlock" -> assertThat(inline).isTrue();
                case "bulletList", "orderedList" ->
                        assertThat(child.get("type")).isEqualTo("listItem");
                default -> assertThat(inline).isFalse();
            }
            assertPlaced(child);
        }
        if (type.equals("listItem")) {
            Map<?, ?> first = (Map<?, ?>) ((List<?>) node.get("content")).getFirst();
            assertThat(first.get("type")).isEqualTo("paragraph");
        }
    }

    private static RichText read(Object... blocks) {
        return RichText.read(Map.of("type", "doc", "content", List.of(blocks))).orElseThrow();
    }

    private static Map<String, Object> paragraph(Object... inline) {
        return Map.of("type", "paragraph", "content", List.of(inline));
    }

    private static Map<String, Object> words(String text) {
        return Map.of("type", "text", "text", text);
    }

    private static Map<String, Object> linked(String text, String href) {
        return Map.of(
                "type",
                "text",
                "text",
                text,
                "marks",
                List.of(Map.of("type", "link", "attrs", Map.of("href", href))));
    }
}
