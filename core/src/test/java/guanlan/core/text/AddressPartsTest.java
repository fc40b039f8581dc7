package guanlan.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import guanlan.core.text.AddressLearning.Example;
import guanlan.core.text.AddressLearning.Piece;
import guanlan.core.text.AddressPart.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPartsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        浙江省杭州市西湖区文三路90号东软大厦5楼 | PROVINCE 浙江省,CITY 杭州市,DISTRICT 西湖区,ROAD 文三路,ROAD_NUMBER 90号,PLACE 东软大厦,FLOOR 5楼
        上海市浦东新区张江镇碧波路690号2号楼301室 | CITY 上海市,DISTRICT 浦东新区,TOWN 张江镇,ROAD 碧波路,ROAD_NUMBER 690号,HOUSE 2号楼,ROOM 301室
        宁波市江东区金家一路 | CITY 宁波市,DISTRICT 江东区,ROAD 金家一路
        """)
    void cutsAnAddressDownToTheRoom(String address, String parts) {
        assertThat(told(AddressParts.of(address))).isEqualTo(parts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "3-2-1 Nowhere", "ＡＢＣ大厦", "🏠", "路", "某人在哪里都不是的地方"})
    void neverLosesACharacter(String address) {
        String whole =
                AddressParts.of(address).stream()
                        .map(AddressPart::text)
                        .collect(Collectors.joining());
        assertThat(whole).isEqualTo(Plain.of(address).replace(" ", ""));
    }

    @Test
    void learnsWhatPeopleSayAndKeepsItAsBytes() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (int at = 0; at < 60; at++) {
            String road = "" + (char) ('一' + 41 * at) + "巷";
            examples.add(
                    new Example(
                            AddressTokens.of(road + (at + 1) + "号"),
                            List.of(new Piece(Kind.ROAD, 2), new Piece(Kind.ROAD_NUMBER, 2))));
        }
        var learning = new AddressLearning(new AddressLearning.Settings(6, 5_000, 0.1, 1));
        AddressModel model = learning.learn(examples);
        List<String> unseen = AddressTokens.of("青巷812号");
        assertThat(told(model.parse(unseen))).isEqualTo("ROAD 青巷,ROAD_NUMBER 812号");
        AddressModel read = AddressModel.read(new ByteArrayInputStream(model.write()));
        assertThat(read.parse(unseen)).isEqualTo(model.parse(unseen));
        assertThat(read.write()).isEqualTo(model.write());
        assertThat(learning.learn(examples).write()).as("the same again").isEqualTo(model.write());
        assertThatThrownBy(() -> AddressModel.read(new ByteArrayInputStream(new byte[64])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatAllWaysExpectIsWhatEachOfThemAddsTo() {
        var clues = new AddressClues(AddressTokens.of("文三路9号"));
        var weights =
                new AddressWeights(new int[] {1}, new int[] {0, 1}, new byte[] {0}, new float[1]);
        int[][] tokens = new int[clues.size()][0];
        int[][][] runs = new int[clues.size()][][];
        for (int from = 0; from < runs.length; from++) {
            runs[from] = new int[runs.length - from][0];
        }
        float[][] follow = new float[AddressLattice.KINDS + 1][AddressLattice.KINDS + 1];
        var expected = AddressLattice.of(tokens, runs, weights, follow).expected();
        double ways = Math.pow(AddressLattice.KINDS + 1, clues.size() - 1) * AddressLattice.KINDS;
        assertThat(Math.exp(expected.all())).isCloseTo(ways, within(ways * 1e-9));
        for (double[] token : expected.token()) {
            double sum = 0;
            for (double each : token) {
                sum += each;
            }
            assertThat(sum).isCloseTo(1, within(1e-4));
        }
    }

    private static String told(List<AddressPart> parts) {
        return parts.stream()
                .map(part -> part.kind() + " " + part.text())
                .collect(Collectors.joining(","));
    }
}
