package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.engine.exchange.Import.Matching.Policy;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Reading;
import guanlan.engine.schema.Schemas;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * Damaged files are refused in words or read to their end, each row of them accounted for; none
 * stops the product. {@code -Dguanlan.fuzz.files=10000} tries as many, {@code
 * -Dguanlan.fuzz.imported=20} writes every twentieth into the tables.
 */
@SpringBootTest(classes = Application.class, properties = "guanlan.exchange.chunk=50")
@ContextConfiguration(initializers = Postgres.Fresh.class)
class FuzzIT {
    private static final Logger LOG = LoggerFactory.getLogger(FuzzIT.class);
    private static final int FILES = Integer.getInteger("guanlan.fuzz.files", 300);
    private static final long SEED = Long.getLong("guanlan.fuzz.seed", 20_260_305);

    /** A file that takes longer hangs: no sample needs a hundredth of it on an idle machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** So many go all the way into the tables: one in this many. */
    private static final int IMPORTED = Integer.getInteger("guanlan.fuzz.imported", 6);

    private static final List<Policy> POLICIES = List.of(Policy.values());

    @TempDir Path folder;

    private final Imports imports;
    private final Schemas schemas;
    private final ImportKit kit;

    FuzzIT(Imports imports, Schemas schemas, Records records, JdbcClient jdbc) {
        this.imports = imports;
        this.schemas = schemas;
        this.kit = new ImportKit(imports, records, jdbc);
    }

    @BeforeEach
    void emptyTables() {
        kit.emptyTables();
    }

    @Test
    void noFileBreaksItAndEveryRowIsAccountedFor() throws Exception {
        List<byte[]> samples = samples();
        Map<String, Integer> ends = new TreeMap<>();
        try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
            for (int at = 0; at < FILES; at++) {
                long seed = SEED + at;
                byte[] content = new Mutations(seed).of(samples);
                Path file = folder.resolve("file");
                Files.write(file, content);
                ends.merge(watched(worker, seed, () -> read(file)), 1, Integer::sum);
                if (at % IMPORTED == 0) {
                    Policy policy = POLICIES.get(Math.floorMod(at / IMPORTED, POLICIES.size()));
                    ends.merge(
                            watched(worker, seed, () -> imported(content, policy)),
                            1,
                            Integer::sum);
                }
            }
        }
        LOG.info("{} damaged files from seed {}: {}", FILES, SEED, ends);
        assertThat(ends).containsKeys("read", "imported");
    }

    /** A crash or a hang names its seed, with which it can be made again. */
    private static String watched(ExecutorService worker, long seed, Callable<String> work)
            throws InterruptedException {
        var running = worker.submit(work);
        try {
            return running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException crash) {
            throw new AssertionError("seed " + seed, crash.getCause());
        } catch (TimeoutException hang) {
            running.cancel(true);
            throw new AssertionError("seed " + seed + " hangs", hang);
        }
    }

    /** Reader, analysis and everything short of the database. */
    private String read(Path file) {
        return ImportKit.as(
                () -> {
                    ObjectDefinition account = schemas.require(ImportKit.ACCOUNT);
                    try {
                        Survey survey = Survey.of(file);
                        long sound = 0;
                        long rejected = 0;
                        Import told = told(survey, account);
                        var preparation =
                                new Preparation(
                                        account,
                                        told,
                                        new Reading(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC));
                        try (Rows rows = Rows.open(file, survey.shape())) {
                            for (var row = rows.next(); row != null; row = rows.next()) {
                                if (preparation.prepare(row).isSound()) {
                                    sound++;
                                } else {
                                    rejected++;
                                }
                            }
                            assertThat(sound + rejected).isEqualTo(rows.read());
                        }
                        if (survey.exact()) {
                            assertThat(survey.rows()).isEqualTo(sound + rejected);
                        }
                        return "read";
                    } catch (Problem problem) {
                        return problem.code().key();
                    }
                });
    }

    private static Import told(Survey survey, ObjectDefinition account) {
        List<Column> columns =
                new Guesses(new Synonyms())
                        .of(
                                account,
                                survey.shape().heading().names(),
                                survey.sample(),
                                new Reading(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC));
        Map<Integer, String> mapping = new TreeMap<>();
        for (Column column : columns) {
            if (column.suggestion() != null) {
                mapping.put(column.index(), column.suggestion());
            }
        }
        var plan = new ImportPlan(mapping, new Import.Matching(null, Policy.CREATE));
        return new Import(
                java.util.UUID.randomUUID(),
                account.name(),
                Import.State.ANALYSED,
                survey.shape().describe("file", 0),
                new Import.Total(survey.rows(), survey.exact()),
                columns,
                plan,
                Import.Preview.NONE,
                Import.Counts.NONE,
                null,
                new Import.Undone(0, 0, 0),
                new Import.History(java.time.Instant.EPOCH, null, null, null));
    }

    /** The whole way: what is created, updated, skipped and rejected is what was read. */
    private String imported(byte[] content, Policy policy) {
        Import told;
        try {
            told =
                    ImportKit.as(
                            () ->
                                    imports.receive(
                                            "account", "file", new ByteArrayInputStream(content)));
        } catch (Problem problem) {
            return problem.code().key();
        }
        try {
            boolean named = told.mapping().containsValue("name");
            Import done = kit.finished(named ? kit.keyed(told, policy) : told);
            assertThat(done.counts().settled()).isEqualTo(done.counts().read());
            assertThat(done.rows().count()).isEqualTo(done.counts().read());
            return "imported";
        } catch (Problem unmapped) {
            return unmapped.code().key();
        }
    }

    /** Files of our own, so that there always are some, and those of other programs. */
    private static List<byte[]> samples() throws IOException {
        List<byte[]> samples = new ArrayList<>();
        String table =
                "公司名称,邮箱,城市,营业额,成立日期,上级客户,备注\n"
                        + "观澜科技有限公司,a@b.cn,上海,1.2万,2019年3月5日,,\"两行\n备注, \"\"引号\"\"\"\n".repeat(8)
                        + "恒信机械,无,苏州,三百,2019-13-02,观澜科技有限公司,'=1+1\n".repeat(8);
        samples.add(table.getBytes(StandardCharsets.UTF_8));
        samples.add(table.getBytes(Charset.forName("GB18030")));
        samples.add(("\ufeff" + table).getBytes(StandardCharsets.UTF_16LE));
        samples.add(table.replace(',', '\t').getBytes(StandardCharsets.UTF_8));
        samples.add(table.replace(',', ';').getBytes(StandardCharsets.UTF_8));
        samples.add(
                "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B=\n=E8=8A=B3\nORG:Acme\\, Inc.;R&D\nTEL;CELL:13812345678\nEND:VCARD\n"
                        .repeat(5)
                        .getBytes(StandardCharsets.UTF_8));
        samples.add(workbook(table));
        samples.addAll(others());
        return samples;
    }

    private static byte[] workbook(String table) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("客户");
            String[] rows = table.split("\n");
            for (int row = 0; row < rows.length; row++) {
                String[] cells = rows[row].split(",");
                for (int at = 0; at < cells.length; at++) {
                    if (row % 2 == 0) {
                        sheet.value(row, at, cells[at]);
                    } else {
                        sheet.inlineString(row, at, cells[at]);
                    }
                }
                sheet.value(row, 8, row * 1.5);
            }
        }
        return Mutations.packed(parts(out.toByteArray()));
    }

    /** As other programs pack it: with the sizes of its parts before them. */
    private static Map<String, byte[]> parts(byte[] book) throws IOException {
        Path file = Files.createTempFile("book", ".xlsx");
        Files.write(file, book);
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (var zip = new ZipFile(file.toFile())) {
            for (ZipEntry part : Collections.list(zip.entries())) {
                parts.put(part.getName(), zip.getInputStream(part).readAllBytes());
            }
        } finally {
            Files.delete(file);
        }
        return parts;
    }

    private static List<byte[]> others() throws IOException {
        Path data = SamplesTest.DATA.resolve("import-samples");
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(csv|vcf|xlsx|json|eml|txt)"))
                    .sorted()
                    .map(FuzzIT::bytes)
                    .filter(content -> content.length > 0 && content.length < 200_000)
                    .toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
