package io.volley.benchmarks.race;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import io.volley.benchmarks.race.figure.RaceRun;
import io.volley.benchmarks.race.report.Outcome;
import io.volley.benchmarks.race.scenario.BenchmarkedSystem;
import io.volley.benchmarks.race.scenario.RaceSetup;
import io.volley.benchmarks.race.scenario.Scenario;
import io.volley.simulation.report.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The runs of one setup, a file for each, so that a series that was cut goes on where it was. A run is kept when it is over,
 * and whole: the file gets its name last.
 *
 * @param folder of this setup
 */
public record RaceStore(Path folder, RaceSetup setup) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SETUP = "setup.json";

    /**
     * The store of a setup within a folder of such stores; made if it is not there.
     *
     * @throws RaceException if there are runs of another size; the message says which
     */
    public static RaceStore in(Path stores, RaceSetup setup) throws IOException {
        Path folder = stores.resolve(setup.name());
        Path known = folder.resolve(SETUP);
        if (Files.exists(known)) {
            RaceSetup other = JSON.readValue(known.toFile(), RaceSetup.class);
            if (!other.equals(setup)) {
                throw new RaceException("%s has runs of %s, which cannot be compared with %s; take another folder"
                        .formatted(folder, other, setup));
            }
        } else {
            Files.createDirectories(folder);
            JsonFile.write(known, JSON.valueToTree(setup));
        }
        return new RaceStore(folder, setup);
    }

    /** All stores within a folder, by their names. */
    public static ImmutableList<RaceStore> all(Path stores) throws IOException {
        try (Stream<Path> folders = Files.list(stores)) {
            ImmutableList.Builder<RaceStore> all = ImmutableList.builder();
            for (Path folder : folders.filter(each -> Files.exists(each.resolve(SETUP)))
                    .sorted()
                    .toList()) {
                all.add(new RaceStore(
                        folder, JSON.readValue(folder.resolve(SETUP).toFile(), RaceSetup.class)));
            }
            return all.build();
        }
    }

    /** A run that is over; empty if it has not been run. */
    public Optional<RaceRun> find(Scenario scenario, BenchmarkedSystem system, int round) throws IOException {
        Path file = file(scenario, system, round);
        return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), RaceRun.class)) : Optional.empty();
    }

    /** Whether so many rounds of each of these systems are over. */
    boolean has(Scenario scenario, Collection<BenchmarkedSystem> systems, int rounds) {
        return systems.stream()
                .allMatch(system -> IntStream.rangeClosed(1, rounds)
                        .allMatch(round -> Files.exists(file(scenario, system, round))));
    }

    /** Keeps a run that is over. */
    void keep(Scenario scenario, BenchmarkedSystem system, int round, RaceRun run) throws IOException {
        Path file = file(scenario, system, round);
        Files.createDirectories(file.getParent());
        Path half = file.resolveSibling(file.getFileName() + ".half");
        JSON.writeValue(half.toFile(), run);
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What a scenario has come to so far. */
    public Outcome outcome(Scenario scenario) throws IOException {
        return Outcome.of(setup, scenario, runs(scenario));
    }

    /** Of each system the rounds from the first on. */
    private ListMultimap<BenchmarkedSystem, RaceRun> runs(Scenario scenario) throws IOException {
        ListMultimap<BenchmarkedSystem, RaceRun> runs = MultimapBuilder.enumKeys(BenchmarkedSystem.class)
                .arrayListValues()
                .build();
        for (BenchmarkedSystem system : BenchmarkedSystem.values()) {
            int round = 1;
            for (Optional<RaceRun> run = find(scenario, system, round);
                    run.isPresent();
                    run = find(scenario, system, ++round)) {
                runs.put(system, run.get());
            }
        }
        return runs;
    }

    /** The folder for the rows of the first run of a program, which all later ones are compared with. */
    Path results(Scenario scenario, DriverProgram program) {
        return folder.resolve(scenario.toString()).resolve("results").resolve(program.name());
    }

    private Path file(Scenario scenario, BenchmarkedSystem system, int round) {
        return folder.resolve(scenario.toString()).resolve("%s-%d.json".formatted(system, round));
    }
}
