package io.volley.cli.demo;

import io.volley.cli.submit.SubmitCommand;
import io.volley.testbed.Home;
import io.volley.testbed.spark.SparkProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The driver in a container of YARN's. In the middle of its job the ApplicationMaster that has started it is killed. */
final class DriverInCluster implements DemoDriver {
    /** Its first words in its log. */
    private static final String MARK = " of the driver of application_";

    private final Home home;
    private final DemoCluster cluster;
    private final ApplicationMasterKill kill;
    private final Optional<FollowedLog> followed;

    /** @param people who see the driver's log; empty if nobody does */
    DriverInCluster(Home home, DemoCluster cluster, Optional<PrintStream> people) {
        this.home = home;
        this.cluster = cluster;
        this.kill = new ApplicationMasterKill(cluster.process());
        this.followed = people.map(FollowedLog::new);
    }

    @Override
    public ProcessBuilder submission(SparkProcess spark, List<String> words) throws IOException {
        return SubmitCommand.submission(spark, home, words);
    }

    @Override
    public Optional<String> look(List<DriverEvent> events) throws IOException {
        if (followed.isPresent()) {
            Optional<Path> log = log();
            if (log.isPresent()) {
                followed.get().show(log.get());
            }
        }
        return kill.look(events);
    }

    @Override
    public Optional<Path> output() throws IOException {
        return container().map(folder -> folder.resolve("stdout"));
    }

    @Override
    public Optional<Path> log() throws IOException {
        return container().map(folder -> folder.resolve("stderr"));
    }

    private Optional<Path> container() throws IOException {
        for (Path folder : cluster.containers().get()) {
            Path log = folder.resolve("stderr");
            if (Files.isReadable(log) && text(log).contains(MARK)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Timeline.Entry> entries(List<DriverEvent> events) throws IOException {
        Optional<AfterKill> after = kill.after(events);
        Optional<Path> log = log();
        return after.isEmpty() || log.isEmpty()
                ? List.of()
                : after.get().entries(text(log.get()).lines().toList());
    }

    @Override
    public List<String> problems(List<DriverEvent> events) {
        return kill.after(events).map(AfterKill::problems).orElseGet(List::of);
    }

    private static String text(Path file) throws IOException {
        // Not readString: a log may hold bytes that are no UTF-8.
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
