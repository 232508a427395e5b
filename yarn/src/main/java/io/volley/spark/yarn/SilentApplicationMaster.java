package io.volley.spark.yarn;

import com.google.common.base.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An ApplicationMaster that the driver does not hear through ZooKeeper: looks whether YARN hears it, has it replaced if that
 * helps, and otherwise says once why it waits. Belongs to the monitor's thread, but for {@link #silent}, {@link #heard} and
 * {@link #unreachable}.
 */
final class SilentApplicationMaster {
    private static final Logger LOG = LoggerFactory.getLogger(SilentApplicationMaster.class);

    /** The shortest time in which an ApplicationMaster that is at work has called YARN again. */
    private static final Duration LEAST_RECENT = Duration.ofSeconds(3);

    private final Attempts attempts;
    private final Ticker ticker;
    private final long recent;
    private final long limit;
    private final ProgressTimer progress = new ProgressTimer();
    private volatile Optional<Instant> since = Optional.empty();
    private volatile boolean heard;
    private Optional<SilenceVerdict> said = Optional.empty();

    /**
     * @param limit how long the ApplicationMaster may be silent, in ZooKeeper and towards YARN
     * @param idleHeartbeat how often it calls YARN at least
     */
    SilentApplicationMaster(Attempts attempts, Duration limit, Duration idleHeartbeat, Ticker ticker) {
        this.attempts = attempts;
        this.ticker = ticker;
        this.recent = Math.max(LEAST_RECENT.toMillis(), 2 * idleHeartbeat.toMillis());
        this.limit = Math.max(recent, limit.toMillis());
    }

    /** It has been silent for so long, which is too long. Returns at once. */
    void silent(Duration duration) {
        heard = false;
        if (since.isEmpty()) {
            since = Optional.of(Instant.now().minus(duration).truncatedTo(ChronoUnit.SECONDS));
        }
    }

    /** It has been heard. */
    void heard() {
        heard = true;
        since = Optional.empty();
    }

    /** ZooKeeper cannot be reached: nobody could be heard, and what was judged so far counts no more. */
    void unreachable() {
        since = Optional.empty();
    }

    /**
     * Takes note of what YARN says, whether the ApplicationMaster is silent or not, and decides if there is something to
     * decide. To be called every second or so.
     *
     * @param report empty if YARN could not be asked, or does not know the application
     */
    void reported(Optional<ApplicationReport> report) {
        // While no attempt has registered YARN is about to start one.
        Optional<ApplicationReport> running =
                report.filter(now -> now.getYarnApplicationState() == YarnApplicationState.RUNNING);
        if (running.isEmpty()) {
            progress.showsNothing();
        }
        Optional<Instant> moment = since;
        if (running.isPresent()) {
            ApplicationAttemptId attempt = running.get().getCurrentApplicationAttemptId();
            long unheard =
                    progress.shows(attempt, running.get().getProgress(), TimeUnit.NANOSECONDS.toMillis(ticker.read()));
            if (moment.isPresent()) {
                decide(moment.get(), attempt, unheard);
            }
        }
        if (moment.isEmpty() && heard && said.isPresent()) {
            said = Optional.empty();
            LOG.info("The ApplicationMaster is heard again");
        }
    }

    private void decide(Instant moment, ApplicationAttemptId attempt, long unheard) {
        try {
            int failed = unheard < limit ? 0 : attempts.failedAttempts();
            int most = attempts.mostAttempts();
            SilenceVerdict verdict = SilenceVerdict.of(unheard, recent, limit, failed, most);
            // It may have been heard meanwhile.
            if (!since.equals(Optional.of(moment))) {
                return;
            }
            if (verdict == SilenceVerdict.REPLACE) {
                LOG.warn(
                        "The ApplicationMaster has been silent for too long (spark.volley.am.silence), since {}, and YARN does not"
                                + " hear it either; asking YARN for a new attempt to take over from {}",
                        moment,
                        attempt);
                said = Optional.empty();
                since = Optional.empty();
                // YARN may show the same for a moment yet.
                progress.showsNothing();
                attempts.failAttempt(attempt);
            } else if (verdict != SilenceVerdict.UNDECIDED && !said.equals(Optional.of(verdict))) {
                said = Optional.of(verdict);
                LOG.warn(words(verdict, moment, attempt, failed, most));
            }
        } catch (IOException | YarnException unreachable) {
            LOG.warn("Could not ask YARN about the silent ApplicationMaster", unreachable);
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
