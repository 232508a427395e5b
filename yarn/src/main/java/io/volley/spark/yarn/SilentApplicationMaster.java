package io.volley.spark.yarn;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An ApplicationMaster that the driver does not hear through ZooKeeper: asks YARN about it, has it replaced if that helps,
 * and otherwise says once why it waits. Belongs to the monitor's thread, but for {@link #silent} and {@link #heard}.
 */
final class SilentApplicationMaster {
    private static final Logger LOG = LoggerFactory.getLogger(SilentApplicationMaster.class);

    /** The shortest time in which an ApplicationMaster that is at work has called YARN again. */
    private static final Duration LEAST_WAIT = Duration.ofSeconds(3);

    private final YarnSession session;
    private final Duration wait;
    private volatile Optional<Instant> since = Optional.empty();
    private Optional<SilenceVerdict> said = Optional.empty();

    /** @param idleHeartbeat how often the ApplicationMaster calls YARN at least */
    SilentApplicationMaster(YarnSession session, Duration idleHeartbeat) {
        this.session = session;
        Duration twice = idleHeartbeat.multipliedBy(2);
        this.wait = twice.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : twice;
    }

    /** It has been silent for so long, which is too long. Returns at once. */
    void silent(Duration duration) {
        if (since.isEmpty()) {
            since = Optional.of(Instant.now().minus(duration).truncatedTo(ChronoUnit.SECONDS));
        }
    }

    /** It has been heard. */
    void heard() {
        since = Optional.empty();
    }

    /** Decides, if there is something to decide. May take some seconds. */
    void decide() throws InterruptedException {
        Optional<Instant> moment = since;
        if (moment.isEmpty()) {
            if (said.isPresent()) {
                said = Optional.empty();
                LOG.info("The ApplicationMaster is heard again");
            }
            return;
        }
        try {
            Optional<ApplicationReport> before = running();
            if (before.isPresent()) {
                Thread.sleep(wait.toMillis());
                Optional<ApplicationReport> now = running();
                // It may have been heard meanwhile, or be another.
                if (since.equals(moment)
                        && now.isPresent()
                        && attempt(before.get()).equals(attempt(now.get()))) {
                    decide(
                            moment.get(),
                            attempt(now.get()),
                            before.get().getProgress() != now.get().getProgress());
                }
            }
        } catch (IOException | YarnException unreachable) {
            LOG.warn("Could not ask YARN about the silent ApplicationMaster", unreachable);
        }
    }

    /** While no attempt has registered YARN is about to start one. */
    private Optional<ApplicationReport> running() throws IOException, YarnException {
        return session.report().filter(report -> report.getYarnApplicationState() == YarnApplicationState.RUNNING);
    }

    private static ApplicationAttemptId attempt(ApplicationReport report) {
        return report.getCurrentApplicationAttemptId();
    }

    private void decide(Instant moment, ApplicationAttemptId attempt, boolean heardByYarn)
            throws IOException, YarnException {
        int failed = session.failedAttempts();
        int most = session.mostAttempts();
        SilenceVerdict verdict = SilenceVerdict.of(heardByYarn, failed, most);
        if (verdict == SilenceVerdict.REPLACE) {
            LOG.warn(
                    "The ApplicationMaster has been silent for too long (spark.volley.am.silence), since {}, and YARN does not hear"
                            + " it either; asking YARN for a new attempt to take over from {}",
                    moment,
                    attempt);
            said = Optional.empty();
            since = Optional.empty();
            session.failAttempt(attempt);
        } else if (!said.equals(Optional.of(verdict))) {
            said = Optional.of(verdict);
            LOG.warn(words(verdict, moment, attempt, failed, most));
        }
    }

    private static String words(
            SilenceVerdict verdict, Instant moment, ApplicationAttemptId attempt, int failed, int most) {
        String silence = "The ApplicationMaster has been silent since " + moment;
        return verdict == SilenceVerdict.LAST_ATTEMPT
                ? "%s; %s is the last attempt, so nobody would replace it (%s have failed, and YARN allows %s): waiting for it"
                        .formatted(silence, attempt, failed, most)
                : ("%s, but YARN hears it: it cannot reach ZooKeeper. Its executors run on, and changes of the target take effect"
                                + " once it can; to have it replaced: yarn applicationattempt -fail %s")
                        .formatted(silence, attempt);
    }
}
