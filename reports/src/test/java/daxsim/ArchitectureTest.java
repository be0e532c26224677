package daxsim;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The shape of the program: who may know whom, and what would make a run unrepeatable. This module sees all others. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("daxsim");

    private static final String[] CORE = {
        "daxsim.engine..",
        "daxsim.state..",
        "daxsim.trace..",
        "daxsim.hardware..",
        "daxsim.kernel..",
        "daxsim.design..",
        "daxsim.app..",
        "daxsim.check.."
    };
    private static final String[] SCENARIOS = {
        "daxsim.scenario..",
        "daxsim.play..",
        "daxsim.explore..",
        "daxsim.outcome..",
        "daxsim.witness..",
        "daxsim.diverge..",
        "daxsim.reduce..",
        "daxsim.crash..",
        "daxsim.misuse..",
        "daxsim.conform..",
        "daxsim.campaign..",
        "daxsim.incident..",
        "daxsim.claim..",
        "daxsim.sensitivity.."
    };
    private static final String[] REPORTS = {
        "daxsim.report..",
        "daxsim.text..",
        "daxsim.data..",
        "daxsim.cli..",
        "daxsim.html..",
        "daxsim.chart..",
        "daxsim.shell.."
    };

    /** Fields that a run changes and that the undo journal does not know, or that are set while the world is built. */
    private static final Map<String, String> NOT_FINAL = Map.ofEntries(
            entry(
                    "daxsim.kernel.block.BadRange.firstBad",
                    "an answer that the caller makes and reads, as sector_t * in C"),
            entry("daxsim.kernel.block.BadRange.badSectors", "the same"),
            entry("daxsim.kernel.IovIter.done", "lives inside one system call of one task"),
            entry("daxsim.kernel.IovIter.sink", "the same"),
            entry("daxsim.kernel.fs.Mballoc$Search.scanned", "lives inside one search for blocks"),
            entry("daxsim.kernel.fs.Mballoc$Search.best", "the same"),
            entry("daxsim.kernel.fs.Mballoc$Search.found", "the same"),
            entry("daxsim.kernel.mm.Mm.spaces", "set once, while the kernel is put together"),
            entry("daxsim.kernel.nvdimm.NvdimmBus.devices", "the same"),
            entry("daxsim.kernel.x86.MachineCheck.chain", "the same"),
            entry(
                    "daxsim.kernel.dax.Meter.translations",
                    "an instrument that no run reads; whoever does resets it first"),
            entry("daxsim.kernel.dax.Meter.copies", "the same"),
            entry("daxsim.kernel.dax.Meter.branches", "the same"));

    private static final Set<String> UNREPEATABLE = Set.of(
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis",
            "java.lang.Math.random",
            "java.time.Instant.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.util.UUID.randomUUID");

    @Test
    void thereIsSomethingToCheck() {
        assertThat(ALL.size()).isGreaterThan(250);
        for (String module :
                new String[] {"daxsim.engine", "daxsim.kernel.nvdimm", "daxsim.design", "daxsim.explore"}) {
            assertThat(ALL.containPackage(module)).as(module).isTrue();
        }
    }

    @Test
    void everyPackageBelongsToAModule() {
        DescribedPredicate<JavaClass> placed =
                resideInAnyPackage(CORE).or(resideInAnyPackage(SCENARIOS)).or(resideInAnyPackage(REPORTS));
        classes()
                .should(ArchCondition.from(placed.as("reside in a package of a module")))
                .check(ALL);
    }

    @Test
    void modulesKnowOnlyTheOnesBelow() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SCENARIOS)
                .check(ALL);
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(REPORTS)
                .check(ALL);
        noClasses()
                .that()
                .resideInAnyPackage(SCENARIOS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(REPORTS)
                .check(ALL);
    }

    @Test
    void theEngineKnowsNothingOfKernels() {
        noClasses()
                .that()
                .resideInAnyPackage("daxsim.engine..", "daxsim.state..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "daxsim.trace..",
                        "daxsim.hardware..",
                        "daxsim.kernel..",
                        "daxsim.design..",
                        "daxsim.app..",
                        "daxsim.check..")
                .check(ALL);
    }

    @Test
    void kernelsAndDesignsCannotSeeTheGroundTruth() {
        noClasses()
                .that()
                .resideInAnyPackage("daxsim.kernel..", "daxsim.design..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("daxsim.hardware.Stamp")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("daxsim.hardware.Media")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("daxsim.check..")
                .check(ALL);
    }

    @Test
    void designsDoNotKnowEachOther() {
        DescribedPredicate<JavaClass> anotherDesign = new DescribedPredicate<>("a design") {
            @Override
            public boolean test(JavaClass type) {
                JavaClass outer = type;
                while (outer.getEnclosingClass().isPresent()) {
                    outer = outer.getEnclosingClass().get();
                }
                return outer.isAssignableTo("daxsim.design.Design") && !outer.isInterface();
            }
        };
        for (JavaClass design : ALL) {
            if (design.isAssignableTo("daxsim.design.Design") && !design.isInterface()) {
                String own = design.getName();
                DescribedPredicate<JavaClass> other = anotherDesign.and(not(new DescribedPredicate<>("its own") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.getName().equals(own) || type.getName().startsWith(own + "$");
                    }
                }));
                noClasses()
                        .that(new DescribedPredicate<JavaClass>("belong to " + own) {
                            @Override
                            public boolean test(JavaClass type) {
                                return type.getName().equals(own)
                                        || type.getName().startsWith(own + "$");
                            }
                        })
                        .should(dependOnClassesThat(other))
                        .check(ALL);
            }
        }
    }

    @Test
    void onlyTheCommandLinePrintsAndExits() {
        noClasses()
                .that(not(resideInAPackage("daxsim.cli..")))
                .should(ArchConditionFor.readingStandardStreams())
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(ALL);
    }

    @Test
    void aRunDependsOnNothingOutside() {
        ArchRule rule = noClasses()
                .that(resideInAnyPackage(CORE).or(resideInAnyPackage(SCENARIOS)))
                .should(ArchConditionFor.calling(UNREPEATABLE))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.util.concurrent");
        rule.check(ALL);
    }

    @Test
    void noOrderOfHashesInTheMachine() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.HashMap")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.HashSet")
                .check(ALL);
    }

    @Test
    void whatChangesInARunIsKnownToTheUndoJournal() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage("daxsim.kernel..", "daxsim.hardware..", "daxsim.design..")
                .should(new ArchCondition<>("be final, or be listed here with a reason") {
                    @Override
                    public void check(JavaField field, ConditionEvents events) {
                        boolean fine = field.getModifiers().contains(JavaModifier.FINAL)
                                || field.getModifiers().contains(JavaModifier.SYNTHETIC)
                                || NOT_FINAL.containsKey(field.getFullName());
                        events.add(new SimpleConditionEvent(field, fine, field.getFullName() + " is not final"));
                    }
                })
                .check(ALL);
    }

    @Test
    void theExceptionsAreStillNeeded() {
        for (String name : NOT_FINAL.keySet()) {
            int dot = name.lastIndexOf('.');
            JavaField field = ALL.get(name.substring(0, dot)).getField(name.substring(dot + 1));
            assertThat(field.getModifiers()).as(name).doesNotContain(JavaModifier.FINAL);
        }
    }

    @Test
    void everyPackageIsNullMarked() throws ClassNotFoundException {
        Set<String> packages = new TreeSet<>();
        ALL.forEach(type -> packages.add(type.getPackageName()));
        Set<String> unmarked = new TreeSet<>();
        for (String name : packages) {
            Class<?> info;
            try {
                info = Class.forName(name + ".package-info");
            } catch (ClassNotFoundException e) {
                unmarked.add(name);
                continue;
            }
            if (info.getAnnotation(NullMarked.class) == null) {
                unmarked.add(name);
            }
        }
        assertThat(packages).hasSizeGreaterThan(20);
        assertThat(unmarked).isEmpty();
    }

    /** Conditions that ArchUnit does not bring. */
    private static final class ArchConditionFor {
        static ArchCondition<JavaClass> calling(Set<String> methods) {
            return new ArchCondition<>("call one of " + methods) {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getMethodCallsFromSelf().forEach(call -> {
                        String target = call.getTargetOwner().getName() + "." + call.getName();
                        events.add(new SimpleConditionEvent(call, methods.contains(target), call.getDescription()));
                    });
                }
            };
        }

        static ArchCondition<JavaClass> readingStandardStreams() {
            return new ArchCondition<>("read System.out or System.err") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getFieldAccessesFromSelf().forEach(access -> {
                        boolean stream = access.getTargetOwner().isEquivalentTo(System.class);
                        events.add(new SimpleConditionEvent(access, stream, access.getDescription()));
                    });
                }
            };
        }
    }
}
