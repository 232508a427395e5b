package io.volley.benchmarks.race.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuTimesTest {
    @Test
    void countsGuestsOnceAndWaitingAsIdle() {
        CpuTimes times = CpuTimes.parse("cpu  100 20 30 4000 500 6 4 90 55 5");

        assertThat(times).isEqualTo(new CpuTimes(160, 4500, 90));
    }

    @Test
    void tellsWhatCameSince() {
        CpuTimes since = new CpuTimes(360, 4700, 100).since(new CpuTimes(160, 4500, 0));

        assertThat(since.busySeconds()).isEqualTo(2);
        assertThat(since.busyPart()).isEqualTo(0.4);
        assertThat(since.stolenPart()).isEqualTo(0.2);
        assertThat(since.since(since).busyPart()).isZero();
    }

    @Test
    void saysWhenAMachineWasNotQuiet() {
        assertThat(new MachineUse(10, 0.05, 0.01).isQuiet()).isTrue();
        assertThat(new MachineUse(10, 0.2, 0).isQuiet()).isFalse();
        assertThat(new MachineUse(10, 0, 0.05).isQuiet()).isFalse();
    }
}
