package io.semstream.quickstart;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Scanner;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of docs/architecture.md. Changing one is a design decision and gets a record in docs/decisions. */
final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.semstream");

    static Stream<Arguments> rules() {
        return Stream.of(
                rule("services never import each other",
                        slices().matching("io.semstream.(agent|classifier|labeler|trainer|evaluation)..").should().notDependOnEachOther()),
                rule("nothing but the command line and the benchmarks imports a service",
                        noClasses().that()
                                .resideOutsideOfPackages("io.semstream.agent..", "io.semstream.classifier..", "io.semstream.labeler..",
                                        "io.semstream.quickstart..", "io.semstream.benchmarks..")
                                .should().dependOnClassesThat()
                                .resideInAnyPackage("io.semstream.agent..", "io.semstream.classifier..", "io.semstream.labeler..")),
                door("the MinIO SDK", "io.semstream.objectstore..", "io.minio.."),
                rule("DJL has two rooms: where networks answer and where they learn",
                        noClasses().that().resideOutsideOfPackages("io.semstream.model..", "io.semstream.trainer.training..").should()
                                .dependOnClassesThat().resideInAnyPackage("ai.djl..")),
                door("the Streams DSL", "io.semstream.classifier..", "org.apache.kafka.streams.."),
                door("SQLite and JDBC", "io.semstream.agent..", "java.sql..", "org.sqlite.."),
                door("archives and tables", "io.semstream.dataset.origin..", "org.apache.commons.compress..", "org.apache.commons.csv.."),
                door("the embedded servers", "io.semstream.embedded..", "kafka..", "org.apache.kafka.server..",
                        "org.apache.kafka.metadata..",
                        "org.gaul.."),
                rule("files of an instrument are opened so that everybody may go on writing, renaming and deleting them: by NIO, which on Windows shares all",
                        noClasses().that()
                                .resideInAnyPackage("io.semstream.agent..", "io.semstream.micrograph..", "io.semstream.objectstore..")
                                .should().dependOnClassesThat()
                                .belongToAnyOf(FileInputStream.class, FileOutputStream.class, RandomAccessFile.class, FileReader.class,
                                        FileWriter.class)
                                .orShould().callConstructor(Scanner.class, File.class)
                                .orShould().callConstructor(Scanner.class, File.class, String.class)
                                .orShould().dependOnClassesThat().haveFullyQualifiedName("io.minio.UploadObjectArgs")),
                rule("the agent writes its data folder, its canary and what installs it, and nothing else",
                        noClasses().that().resideInAPackage("io.semstream.agent..").and()
                                .resideOutsideOfPackages("io.semstream.agent.ledger..", "io.semstream.agent.installation..")
                                .and().doNotHaveSimpleName("Canary")
                                .should().callMethodWhere(changesFiles())),
                rule("the image tool kits are used by the micrograph and simulator modules alone",
                        noClasses().that().resideOutsideOfPackages("io.semstream.micrograph..", "io.semstream.simulator..").should()
                                .dependOnClassesThat().resideInAnyPackage("javax.imageio..", "java.awt..", "com.twelvemonkeys..")),
                rule("the environment is read in one place",
                        noClasses().that()
                                .resideOutsideOfPackages("io.semstream.runtime..", "io.semstream.embedded..", "io.semstream.quickstart..",
                                        "io.semstream.model..", "io.semstream.benchmarks..", "io.semstream.schemas.topic..")
                                .should().callMethod(System.class, "getenv", String.class)
                                .orShould().callMethod(System.class, "getenv")),
                rule("a data set knows nothing of who learns from it: trainers and judges read it",
                        noClasses().that().resideInAPackage("io.semstream.dataset..").should().dependOnClassesThat()
                                .resideInAnyPackage("io.semstream.model..", "io.semstream.trainer..", "io.semstream.evaluation..",
                                        "io.semstream.embedded..", "io.semstream.quickstart..")),
                rule("the data set's packages stand on each other in one direction",
                        slices().matching("io.semstream.dataset.(*)..").should().beFreeOfCycles()),
                rule("nothing calls the leaves' callers: the tree is the flow",
                        noClasses().that()
                                .resideInAnyPackage("io.semstream.schemas..", "io.semstream.event..", "io.semstream.micrograph..",
                                        "io.semstream.objectstore..", "io.semstream.runtime..")
                                .should().dependOnClassesThat()
                                .resideInAnyPackage("io.semstream.model..", "io.semstream.embedded..", "io.semstream.simulator..",
                                        "io.semstream.quickstart..")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(String name, ArchRule rule) {
        rule.because(name).check(CLASSES);
    }

    private static DescribedPredicate<JavaMethodCall> changesFiles() {
        Pattern changing = Pattern
                .compile("write.*|create.*|delete.*|move|copy|set.*|newOutputStream|newBufferedWriter|lock|tryLock|truncate");
        return DescribedPredicate.describe("change or lock files",
                call -> (call.getTargetOwner().isEquivalentTo(Files.class) || call.getTargetOwner().isEquivalentTo(FileChannel.class))
                        && changing.matcher(call.getName()).matches());
    }

    private static Arguments rule(String name, ArchRule rule) {
        return Arguments.of(name, rule);
    }

    private static Arguments door(String technology, String room, String... packages) {
        return rule(technology + " has one room",
                noClasses().that().resideOutsideOfPackage(room).should().dependOnClassesThat().resideInAnyPackage(packages));
    }
}
