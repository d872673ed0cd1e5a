package org.tongzhou;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// The modules depend on each other as their door plates say.
class ModulesTest {

    // Generated templates stand in the package of their module and call components of all.
    private static final DescribedPredicate<JavaClass> NOT_OURS =
            DescribedPredicate.describe(
                    "core and generated templates",
                    type ->
                            type.getPackageName().startsWith("org.tongzhou.core")
                                    || type.getName().matches(".*\\.Jte\\w+Generated"));

    @Test
    void modulesKeepToTheirDoors() {
        ApplicationModules modules = ApplicationModules.of(TongzhouApplication.class, NOT_OURS);

        assertThat(modules.stream().count()).isGreaterThanOrEqualTo(4);
        modules.verify();
    }
}
