package io.volley.cli.doctor;

import com.google.common.collect.ImmutableList;
import io.volley.core.settings.ZooKeeperSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Goes through all checks. What one finds does not keep the next from being made. */
final class Doctor {
    private static final String CONNECT = ZooKeeperSettings.CONNECT.key();
    private static final String POOL = "spark.volley.pool";
    private static final int MASTERS_WEB_PORT = 8080;
    private static final int MOST_PORT = 65_535;

    private final Setup setup;
    private final Probes probes;

    Doctor(Setup setup, Probes probes) {
        this.setup = setup;
        this.probes = probes;
    }

    ImmutableList<Finding> examine() {
        ImmutableList.Builder<Finding> findings = ImmutableList.builder();
        findings.add(InstallationCheck.java(Runtime.version(), setup.spark().flatMap(Installation::spark)));
        findings.addAll(InstallationCheck.of(setup.spark(), setup.volleyJar(), setup.isOnYarn()));
        if (setup.spark().flatMap(Installation::spark).isPresent()) {
            findings.add(linkage());
        }
        findings.addAll(SettingsCheck.of(setup.settings(), setup.isOnYarn()));
        findings.add(host());
        if (setup.isOnYarn()) {
            findings.addAll(yarn());
        } else if (setup.isStandalone()) {
            findings.addAll(standalone());
        } else {
            findings.add(
                    Finding.fault(
                            "master",
                            setup.master(),
                            "Volley runs on YARN and on Spark Standalone: --master spark-volley:yarn or spark-volley:spark://…."));
        }
        return findings.build();
    }

    private Finding linkage() {
        try {
            Probes.Linked linked = probes.linkage();
            return LinkageCheck.of(linked.linkage(), linked.overrides());
        } catch (IOException unreadable) {
            return Finding.unknown(LinkageCheck.NAME, unreadable.toString(), "Are all jars of this Spark readable?");
        }
    }

    private Finding host() {
        Optional<String> named = setup.settings().text("spark.driver.host");
        Probes.HostFacts host = probes.host(named);
        return HostCheck.of(named, host.name(), host.address(), host.here());
    }

    private ImmutableList<Finding> yarn() {
        Optional<Path> folder = setup.hadoopSettings();
        Finding configuration = YarnCheck.configuration(
                folder.map(Path::toString), folder.filter(Setup::hasYarn).isPresent());
        if (configuration.state() != Finding.State.OK) {
            return ImmutableList.of(configuration, zooKeeper(Optional.empty()).orElseGet(ZooKeeperCheck::unread));
        }
        YarnFacts facts = probes.yarn();
        return ImmutableList.<Finding>builder()
                .add(configuration)
                .addAll(YarnCheck.of(setup.settings(), facts))
                .add(zooKeeper(facts.zooKeeper()).orElseGet(ZooKeeperCheck::unnamed))
                .build();
    }

    private ImmutableList<Finding> standalone() {
        int webPort = MASTERS_WEB_PORT;
        try {
            webPort = setup.settings().number("spark.master.ui.port", MASTERS_WEB_PORT);
        } catch (IllegalArgumentException illegal) {
            // Looked for where it usually is, then.
        }
        ImmutableList.Builder<Finding> findings = ImmutableList.<Finding>builder()
                .addAll(StandaloneCheck.of(setup.settings(), probes.standalone(setup.masters(), webPort)));
        // Only those that share a cluster need one.
        if (setup.settings().text(POOL).isPresent()) {
            findings.add(
                    setup.settings().text(CONNECT).isEmpty()
                            ? ZooKeeperCheck.unshared()
                            : zooKeeper(Optional.empty()).orElseGet(ZooKeeperCheck::unread));
        }
        return findings.build();
    }

    /**
     * Empty if Hadoop's settings are to name the quorum, and nothing is known of what they name.
     *
     * @param hadoops what they name
     */
    private Optional<Finding> zooKeeper(Optional<String> hadoops) {
        Optional<String> connect = setup.settings().text(CONNECT);
        if (connect.isEmpty()) {
            return Optional.of(ownZooKeeper());
        }
        Optional<String> named = connect.get().equals(ZooKeeperSettings.HADOOPS) ? hadoops : connect;
        return named.map(quorum -> ZooKeeperCheck.quorum(quorum, probes.zooKeeper(quorum)));
    }

    private Finding ownZooKeeper() {
        int port = 0;
        try {
            port = setup.settings().number(ZooKeeperSettings.PORT.key(), 0);
        } catch (IllegalArgumentException illegal) {
            // A fault of spark.volley.* already.
        }
        return port <= 0 || port > MOST_PORT
                ? ZooKeeperCheck.own(OptionalInt.empty(), true)
                : ZooKeeperCheck.own(OptionalInt.of(port), probes.isFree(port));
    }
}
