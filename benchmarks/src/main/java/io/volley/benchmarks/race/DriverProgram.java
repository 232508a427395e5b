package io.volley.benchmarks.race;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * What one submission runs.
 *
 * @param name for people, such as {@code tpch-recurring q7}
 * @param mainClass in the jar of the benchmarks
 * @param jars that it needs beside that one, by commas, as {@code --jars} wants them
 * @param arguments of the program, by the run's own folder
 */
record DriverProgram(String name, String mainClass, String jars, Function<Path, List<String>> arguments) {}
