package io.volley.core.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volley.core.record.ProfileId;
import org.junit.jupiter.api.Test;

class AnnouncedWorkTest {
    private static final ProfileId DEFAULT = ProfileId.DEFAULT;
    private static final ProfileId LARGE = new ProfileId(1);

    private final AnnouncedWork announced = new AnnouncedWork();

    @Test
    void expectsWorkUntilItsTimeIsUp() {
        announced.announce(DEFAULT, new ExpectedWork(100, 2, 30), 10);

        assertThat(announced.expected(DEFAULT, 15)).containsExactly(new ExpectedWork(100, 2, 30));
        assertThat(announced.expected(LARGE, 15)).isEmpty();
        assertThat(announced.expected(DEFAULT, 40)).isEmpty();
        assertThat(announced.profiles()).isEmpty();
    }

    @Test
    void takesTasksThatComeOffTheOldestAnnouncement() {
        announced.announce(DEFAULT, new ExpectedWork(100, 2, 30), 0);
        announced.announce(LARGE, new ExpectedWork(10, 2, 30), 0);
        announced.announce(DEFAULT, new ExpectedWork(50, 4, 60), 0);

        announced.came(DEFAULT, 120);

        assertThat(announced.expected(DEFAULT, 0)).containsExactly(new ExpectedWork(30, 4, 60));
        assertThat(announced.expected(LARGE, 0)).containsExactly(new ExpectedWork(10, 2, 30));
    }

    @Test
    void isDoneWhenMoreHasComeThanWasAnnounced() {
        announced.announce(DEFAULT, new ExpectedWork(10, 2, 30), 0);

        announced.came(DEFAULT, 4);
        announced.came(DEFAULT, 40);

        assertThat(announced.expected(DEFAULT, 0)).isEmpty();
    }

    @Test
    void refusesWorkThatIsNone() {
        assertThatThrownBy(() -> new ExpectedWork(0, 2, 30)).hasMessageContaining("tasks is 0");
        assertThatThrownBy(() -> new ExpectedWork(1, 0, 30)).hasMessageContaining("taskSeconds is 0");
        assertThatThrownBy(() -> new ExpectedWork(1, 2, 0)).hasMessageContaining("withinSeconds is 0");
    }
}
