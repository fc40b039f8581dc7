package guanlan.bench.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairFileTest {
    @TempDir private Path folder;

    private LabelledPairs read(String text) throws IOException {
        return PairFile.read(Files.writeString(folder.resolve("pairs.csv"), text));
    }

    @Test
    void readsTheUsualWaysToTellTwoSides() throws IOException {
        for (String header :
                List.of(
                        "label,left_id,left_name,left_city,right_id,right_name,right_city",
                        "gold,ltable_id,ltable_name,ltable_city,rtable_id,rtable_name,rtable_city",
                        "label,id_l,name_l,city_l,id_r,name_r,city_r",
                        "match,id1,name1,city1,id2,name2,city2")) {
            LabelledPairs pairs = read(header + "\n1,7,A,x,8,B,y\n0,7,A,x,9,C,z\n");
            assertThat(pairs.columns()).as(header).containsExactly("name", "city");
            assertThat(pairs.left()).hasSize(1);
            assertThat(pairs.right().getLast()).containsExactly("C", "z");
            assertThat(pairs.labels()).containsExactly(1, 0);
        }
    }

    @Test
    void readsSerialisedPairs() throws IOException {
        LabelledPairs pairs =
                read("COL title VAL a b COL price VAL \tCOL title VAL c COL price VAL 1\t1\n");
        assertThat(pairs.columns()).containsExactly("title", "price");
        assertThat(pairs.left().getFirst()).containsExactly("a b", "");
        assertThat(pairs.right().getFirst()).containsExactly("c", "1");
    }

    @Test
    void readsIdsOfTheTablesBesideIt() throws IOException {
        Files.writeString(folder.resolve("tableA.csv"), "id,name\n5,Anna\n6,Bert\n");
        Files.writeString(folder.resolve("tableB.csv"), "id,title\n1,Berta\n2,Ana\n");
        LabelledPairs pairs = read("ltable_id,rtable_id,label\n5,2,1\n6,1,0\n");
        assertThat(pairs.left().getFirst()[pairs.columns().indexOf("name")]).isEqualTo("Anna");
        assertThat(pairs.right().getFirst()[pairs.columns().indexOf("name")]).isEqualTo("Ana");
        assertThatThrownBy(() -> read("ltable_id,rtable_id,label\n5,99,1\n"))
                .hasMessageContaining("no row 99");
    }

    @Test
    void labelsThatNobodyGaveAreNotLearnedFrom() throws IOException {
        LabelledPairs pairs = read("left_a,right_a,label\nx,y,True\nx,z,\nx,w,0.0\n");
        assertThat(pairs.labels()).containsExactly(1, -1, 0);
        assertThat(pairs.decided().labels()).containsExactly(1, 0);
        assertThatThrownBy(() -> read("left_a,right_a,label\nx,y,maybe\n"))
                .hasMessageContaining("row 1")
                .hasMessageContaining("maybe");
    }
}
