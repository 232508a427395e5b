package io.volley.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MasterUrlTest {
    @Test
    void leavesOtherMastersAlone() {
        assertThat(MasterUrl.parse("yarn")).isEmpty();
        assertThat(MasterUrl.parse("spark://h1:7077")).isEmpty();
    }

    @Test
    void takesThePrefixOff() {
        assertThat(MasterUrl.parse("spark-volley:yarn")).contains(new MasterUrl("yarn"));
    }
}
