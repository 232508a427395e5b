package io.volley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandaloneBackendTest {
    @Test
    void knowsAnExecutorByTheNameThatTheMasterGivesIt() {
        assertThat(StandaloneBackend.executorId("app-20261121151318-0003/17")).isEqualTo("17");
    }
}
