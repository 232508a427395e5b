package io.volley.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemorySizeTest {
    @ParameterizedTest
    @CsvSource({
        "4096, 4096, 4 GiB",
        "1536m, 1536, 1536 MiB",
        "8g, 8192, 8 GiB",
        "8G, 8192, 8 GiB",
        "8gb, 8192, 8 GiB",
        "8 GiB, 8192, 8 GiB",
        "1t, 1048576, 1024 GiB",
    })
    void readsWhatSparkAndHadoopRead(String written, int mib, String described) {
        assertThat(new MemorySize().convert(written)).isEqualTo(mib);
        assertThat(MemorySize.describe(mib)).isEqualTo(described);
    }
}
