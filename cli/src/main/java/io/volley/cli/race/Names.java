package io.volley.cli.race;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads scenarios and contenders by the names that they print. */
final class Names {
    private Names() {}

    private static <T> T find(String name, List<T> all) {
        return all.stream()
                .filter(one -> one.toString().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new TypeConversionException("expected one of %s, but got \"%s\"".formatted(all, name)));
    }

    static final class Scenarios implements ITypeConverter<Scenario> {
        @Override
        public Scenario convert(String name) {
            return find(name, Arrays.asList(Scenario.values()));
        }
    }

    static final class Contenders implements ITypeConverter<Contender> {
        @Override
        public Contender convert(String name) {
            return find(name, Contender.BASELINES);
        }
    }
}
