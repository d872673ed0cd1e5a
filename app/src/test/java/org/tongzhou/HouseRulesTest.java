package org.tongzhou;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.web.bind.annotation.RestController;

/// The rules of the house that classes show. Each was broken once on purpose.
class HouseRulesTest {

    private static final int AT_LEAST = 60;
    private static final Set<String> CLOCKS =
            Set.of(
                    "java.time.Instant",
                    "java.time.LocalDate",
                    "java.time.LocalDateTime",
                    "java.time.ZonedDateTime",
                    "java.time.OffsetDateTime",
                    "java.time.YearMonth");

    private static final List<String> MONEY =
            List.of(
                    "org.tongzhou.core..",
                    "org.tongzhou.books..",
                    "org.tongzhou.rounds..",
                    "org.tongzhou.collection..",
                    "org.tongzhou.closing..",
                    "org.tongzhou.web..");

    private static final JavaClasses ALL = new ClassFileImporter().importPackages("org.tongzhou");
    private static final JavaClasses OURS =
            ALL.that(describe("not generated", type -> !isGenerated(type)));

    private static boolean isGenerated(JavaClass type) {
        return type.getName().matches(".*\\.Jte\\w+Generated");
    }

    @Test
    void theScanSeesTheHouse() {
        assertThat(OURS.size()).isGreaterThan(AT_LEAST);
    }

    @Test
    void adaptersAreHidden() {
        classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .or()
                .areAnnotatedWith(RestController.class)
                .or()
                .areAnnotatedWith(Repository.class)
                .should()
                .bePackagePrivate()
                .check(OURS);
    }

    /// The description of the API knows a body by its simple name: of two, it would show one as the
    /// other.
    @Test
    void bodiesOfTheApiDifferInTheirNames() {
        Map<String, List<List<String>>> bodies = new TreeMap<>();
        for (JavaClass type : OURS.that(describe("a body", HouseRulesTest::isBody))) {
            List<String> parts =
                    type.getFields().stream().map(one -> one.getName()).sorted().toList();
            bodies.computeIfAbsent(type.getSimpleName(), _ -> new ArrayList<>()).add(parts);
        }

        assertThat(bodies).hasSizeGreaterThan(AT_LEAST);
        bodies.forEach((name, all) -> assertThat(Set.copyOf(all)).as(name).hasSize(1));
    }

    private static boolean isBody(JavaClass type) {
        return type.isRecord()
                && type.getEnclosingClass()
                        .filter(owner -> owner.getSimpleName().matches("\\w+(Api|Json|Bodies)"))
                        .isPresent();
    }

    @Test
    void everyPatternOfMoneyMeetsAPackage() {
        for (String pattern : MONEY) {
            assertThat(OURS.that(resideInAPackage(pattern)).size()).as(pattern).isPositive();
        }
    }

    @Test
    void moneyIsWholeMinorUnits() {
        String[] money = MONEY.toArray(String[]::new);
        Class<?>[] inexact = {
            BigDecimal.class, double.class, float.class, Double.class, Float.class
        };
        for (Class<?> type : inexact) {
            fields().that()
                    .areDeclaredInClassesThat()
                    .resideInAnyPackage(money)
                    .should()
                    .notHaveRawType(type)
                    .check(OURS);
            noMethods()
                    .that()
                    .areDeclaredInClassesThat()
                    .resideInAnyPackage(money)
                    .should()
                    .haveRawReturnType(type)
                    .check(OURS);
        }
        noClasses()
                .that()
                .resideInAnyPackage(money)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(BigDecimal.class)
                .check(OURS);
    }

    @Test
    void theTimeComesFromAClock() {
        noClasses()
                .should()
                .callMethodWhere(describe("now() without a clock", HouseRulesTest::isBareNow))
                .check(OURS);
    }

    private static boolean isBareNow(JavaMethodCall call) {
        return call.getName().equals("now")
                && CLOCKS.contains(call.getTargetOwner().getName())
                && call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(type -> type.getName().equals("java.time.Clock"));
    }

    @Test
    void everyPackageIsNullMarked() {
        for (JavaClass type : OURS) {
            assertThat(type.getPackage().isAnnotatedWith(NullMarked.class))
                    .as(type.getPackageName() + " is @NullMarked")
                    .isTrue();
        }
    }

    @Test
    void testsStartOneContextAndSkipNothing() {
        noClasses().should().beAnnotatedWith(Disabled.class).check(OURS);
        noClasses().should().beAnnotatedWith(DirtiesContext.class).check(OURS);
        noMethods().should().beAnnotatedWith(Disabled.class).check(OURS);
        noMethods().should().beAnnotatedWith(DirtiesContext.class).check(OURS);
        fields().should().notBeAnnotatedWith(MockitoBean.class).check(OURS);
        methods().should().notBeAnnotatedWith(MockitoBean.class).check(OURS);
    }
}
