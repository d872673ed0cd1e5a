package org.tongzhou.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.tongzhou.core.identity.ResidentIdentity;
import org.tongzhou.core.plan.Relation;

/// Invents households: payers of working age, spouses, children, parents; the same seed, the same
/// people.
final class DemoPopulation {

    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉兰";
    private static final int[] REGIONS = {
        110105, 310115, 320106, 330106, 370102, 410102, 440305, 510107
    };
    private static final int LAUNCH_DAYS = 7;
    private static final int YEAR_DAYS = 330;

    private final SplittableRandom random;
    private final LocalDate start;
    private final Set<String> numbers = new HashSet<>();

    DemoPopulation(SplittableRandom random, LocalDate start) {
        this.random = random;
        this.start = start;
    }

    /// Households of about `people` people, in the order in which they join.
    List<DemoHousehold> households(int people) {
        List<DemoHousehold> households = new ArrayList<>();
        int invented = 0;
        while (invented < people) {
            DemoHousehold household = household(households.size());
            households.add(household);
            invented += household.people().size();
        }
        households.sort(Comparator.comparing(DemoHousehold::joins));
        return households;
    }

    private DemoHousehold household(int number) {
        List<DemoPerson> people = new ArrayList<>();
        int age = random.nextInt(22, 59);
        people.add(person(Relation.SELF, age));
        if (age >= 26 && chance(60)) {
            people.add(person(Relation.SPOUSE, Math.clamp(age + random.nextInt(-4, 5), 22, 59)));
            for (int child = random.nextInt(0, 3); child > 0 && age < 48; child--) {
                people.add(person(Relation.CHILD, random.nextInt(1, 17)));
            }
        }
        if (chance(22) && age + 25 <= 70) {
            people.add(person(Relation.PARENT, random.nextInt(age + 22, Math.min(71, age + 30))));
        }
        long ceiling = chance(4) ? 2_000 : 50_000;
        return new DemoHousehold(joinDay(), people, "acct-" + number, ceiling, chance(14));
    }

    /// Two in five join in the first week, the others over the year.
    private LocalDate joinDay() {
        int days = chance(40) ? random.nextInt(LAUNCH_DAYS) : random.nextInt(YEAR_DAYS);
        return start.plusDays(days);
    }

    private DemoPerson person(Relation relation, int age) {
        LocalDate birth = start.minusYears(age).minusDays(random.nextInt(60, 330));
        String name = pick(SURNAMES) + pick(GIVEN) + (chance(60) ? pick(GIVEN) : "");
        return new DemoPerson(relation, name, identity(birth));
    }

    private ResidentIdentity identity(LocalDate birth) {
        while (true) {
            String first17 =
                    "%d%04d%02d%02d%03d"
                            .formatted(
                                    REGIONS[random.nextInt(REGIONS.length)],
                                    birth.getYear(),
                                    birth.getMonthValue(),
                                    birth.getDayOfMonth(),
                                    random.nextInt(1_000));
            if (numbers.add(first17)) {
                return new ResidentIdentity(first17 + ResidentIdentity.check(first17));
            }
        }
    }

    private String pick(String characters) {
        int at = random.nextInt(characters.length());
        return characters.substring(at, at + 1);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
