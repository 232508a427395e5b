package io.volley.cli.command;

import io.volley.benchmarks.race.scenario.BenchmarkedSystem;
import io.volley.benchmarks.race.scenario.Scenario;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads scenarios and systems by the names that they print. */
final class OptionNames {
    private OptionNames() {}

    private static <T> T find(String name, List<T> all) {
        return all.stream()
                .filter(one -> one.toString().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new TypeConversionException("expected one of %s, but got \"%s\"".formatted(all, name)));
    }

    public static final class Scenarios implements ITypeConverter<Scenario> {
        @Override
        public Scenario convert(String name) {
            return find(name, Arrays.asList(Scenario.values()));
        }
    }

    public static final class Systems implements ITypeConverter<BenchmarkedSystem> {
        @Override
        public BenchmarkedSystem convert(String name) {
            return find(name, BenchmarkedSystem.BASELINES);
        }
    }
}
