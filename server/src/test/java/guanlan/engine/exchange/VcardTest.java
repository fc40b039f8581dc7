package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VcardTest {
    @TempDir Path folder;

    @Test
    void readsFoldedEscapedAndGroupedProperties() throws IOException {
        List<Map<String, String>> cards =
                cards(
                        """
                        BEGIN:VCARD
                        VERSION:3.0
                        N:Doe;John;Johny;Mr.;I
                        FN:Mr. John Do
                         e
                        ORG:Acme\\, Inc.;R&D
                        item1.ADR;type=HOME;type=pref:;;25 South Drive\\, 5;New York;NY;12345;U.S.A.
                        TEL;TYPE="cell,voice":+1 212 555 0100
                        TEL;TYPE=WORK;TYPE=FAX:+1 212 555 0199
                        EMAIL;TYPE=INTERNET:second@acme.com
                        EMAIL;TYPE=INTERNET,PREF:first@acme.com
                        NOTE:One\\nTwo\\; three
                        BDAY:19800521
                        PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ
                         AAgAAYdpAAQAAAABA
                        END:VCARD
                        """);
        assertThat(cards).hasSize(1);
        assertThat(cards.getFirst())
                .containsEntry("Full Name", "Mr. John Doe")
                .containsEntry("Family Name", "Doe")
                .containsEntry("Company", "Acme, Inc.")
                .containsEntry("Division", "R&D")
                .containsEntry("Street Address", "25 South Drive, 5")
                .containsEntry("Country", "U.S.A.")
                .containsEntry("Mobile Phone", "+1 212 555 0100")
                .containsEntry("Fax", "+1 212 555 0199")
                .containsEntry("E-mail Address", "first@acme.com")
                .containsEntry("Notes", "One\nTwo; three")
                .containsEntry("Birthday", "1980-05-21");
    }

    @Test
    void readsQuotedPrintableInItsCharset() throws IOException {
        List<Map<String, String>> cards =
                cards(
                        """
                        BEGIN:VCARD
                        VERSION:2.1
                        N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E8=8A=
                        =B3;;;
                        ORG;CHARSET=GB2312;ENCODING=QUOTED-PRINTABLE:=B9=DB=C0=BD
                        TEL;CELL;PREF:13812345678
                        TEL;WORK;VOICE:021-58881234
                        END:VCARD
                        begin:vcard
                        fn:李四
                        end:vcard
                        """);
        assertThat(cards).hasSize(2);
        assertThat(cards.getFirst())
                .containsEntry("Full Name", "王芳")
                .containsEntry("Company", "观澜")
                .containsEntry("Mobile Phone", "13812345678")
                .containsEntry("Phone", "021-58881234");
        assertThat(cards.getLast()).containsEntry("Full Name", "李四");
    }

    @Test
    void readsAnAddressBookInGb18030AndKnowsWhereEachCardBegins() throws IOException {
        Path file = folder.resolve("a.vcf");
        String text = "BEGIN:VCARD\r\nFN:%s\r\nEND:VCARD\r\n";
        Files.write(
                file,
                (text.formatted("欧阳娜娜的客户资料") + "\r\n" + text.formatted("上海观澜科技有限公司的联系人"))
                        .getBytes(Charset.forName("GB18030")));
        Survey survey = Survey.of(file);
        assertThat(survey.rows()).isEqualTo(2);
        assertThat(survey.first()).extracting(SourceRow::line).containsExactly(1L, 5L);
        assertThat(survey.first().getFirst().cells()).containsExactly("欧阳娜娜的客户资料");
        assertThat(survey.shape().describe("a.vcf", 1).format()).isEqualTo("vcard");
    }

    @Test
    void readsTheAddressBooksOfTwelvePrograms() throws IOException {
        try (Stream<Path> files = Files.list(SamplesTest.sample("import-samples/vcard"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".vcf")).toList()) {
                List<Map<String, String>> cards = read(file);
                assertThat(cards).as(file.toString()).isNotEmpty();
                assertThat(cards.getFirst().values())
                        .as(file.toString())
                        .anyMatch(cell -> !cell.isBlank());
                assertThat(cards)
                        .as(file.toString())
                        .allSatisfy(
                                card ->
                                        assertThat(card.getOrDefault("Full Name", ""))
                                                .doesNotContain("=C3")
                                                .doesNotContain("\\,"));
            }
        }
        Path android = SamplesTest.sample("import-samples/vcard/John_Doe_ANDROID.vcf");
        assertThat(read(android)).hasSize(6);
        Path outlook = SamplesTest.sample("import-samples/vcard/outlook-2003.vcf");
        assertThat(read(outlook).getFirst())
                .containsEntry("Full Name", "John Doe III")
                .containsEntry("Company", "Company, The")
                .containsEntry("City", "Austin")
                .containsEntry("Birthday", "1980-03-21");
    }

    private List<Map<String, String>> cards(String text) throws IOException {
        Path file = folder.resolve("cards.vcf");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return read(file);
    }

    private static List<Map<String, String>> read(Path file) {
        Survey survey = Survey.of(file);
        List<String> names = survey.shape().heading().names();
        List<Map<String, String>> cards = new ArrayList<>();
        for (SourceRow row : survey.first()) {
            assertThat(row.fault()).isNull();
            Map<String, String> card = new LinkedHashMap<>();
            for (int at = 0; at < names.size(); at++) {
                card.put(names.get(at), row.cell(at));
            }
            cards.add(card);
        }
        return cards;
    }
}
