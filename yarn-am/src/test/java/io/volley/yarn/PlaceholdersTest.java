package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
    private final Placeholders placeholders =
            new Placeholders(ImmutableMap.of("executorId", "7", "host", "h$1", "heapMb", "640"));

    @Test
    void fillsEveryOneInATextAndTakesValuesAsTheyAre() {
        assertThat(placeholders.fill("-Xmx%{heapMb}m --id %{executorId} --host %{host} %{executorId}"))
                .isEqualTo("-Xmx640m --id 7 --host h$1 7");
    }

    @Test
    void leavesTextOfTheUserAlone() {
        assertThat(placeholders.fill("100% {{PWD}} %{unknown} $HOME")).isEqualTo("100% {{PWD}} %{unknown} $HOME");
    }
}
