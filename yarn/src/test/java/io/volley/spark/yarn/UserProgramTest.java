package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.Uninterruptibles;
import io.volley.coordination.DriverHandover.Program;
import io.volley.core.record.DriverStatus;
import io.volley.core.record.Ending;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkUserAppException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a program, beside what becomes of it in stock Spark's ApplicationMaster. */
class UserProgramTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    /** What the main methods below do; each runs on the program's own thread. */
    private static volatile Behavior behavior = words -> {};

    private static volatile Optional<UserProgram> running = Optional.empty();

    /** Something that a program does. */
    @FunctionalInterface
    private interface Behavior {
        void run(String[] words) throws Exception;
    }

    /** A program. */
    public static final class Job {
        private Job() {}

        public static void main(String[] words) throws Exception {
            behavior.run(words);
        }
    }

    /** A class that is none. */
    public static final class NoJob {
        private NoJob() {}

        /** Not static. */
        @SuppressWarnings("IncorrectMainMethod")
        public void main(String[] words) {
            context();
        }
    }

    @BeforeEach
    void forget() {
        behavior = words -> {};
    }

    @Test
    void succeedsWhenItsMainMethodReturns() throws InterruptedException {
        AtomicReference<String> thread = new AtomicReference<>("");
        assertThat(run(words -> {
                    thread.set(Thread.currentThread().getName() + " with " + String.join(" ", words));
                    context();
                }))
                .isEqualTo(ProgramEnd.SUCCESS);
        assertThat(thread).hasValue("Driver with a b");
    }

    @Test
    void succeedsWhateverThreadsItLeavesBehind() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        assertThat(run(words -> {
                    context();
                    new Thread(() -> awaitUninterrupted(end), "left behind").start();
                }))
                .isEqualTo(ProgramEnd.SUCCESS);
        end.countDown();
    }

    @Test
    void hasFailedIfItThrows() throws InterruptedException {
        ProgramEnd end = run(words -> {
            context();
            throw new IllegalArgumentException("no such table");
        });

        assertThat(end.status()).isEqualTo(15);
        assertThat(end.diagnostics())
                .startsWith("User class threw exception: java.lang.IllegalArgumentException: no such table\n\tat ");
        assertThat(end.ending(64 * 1024)).isEqualTo(new Ending(false, end.diagnostics()));
    }

    /** As a program in Python does that exits with a status. */
    @Test
    void failsWithTheStatusThatItNames() throws InterruptedException {
        assertThat(run(words -> {
                    context();
                    throw exited(3);
                }))
                .isEqualTo(new ProgramEnd(3, "User application exited with status 3"));
    }

    @Test
    void hasFailedWithoutAContextEvenIfItReturns() throws InterruptedException {
        assertThat(run(words -> {}))
                .isEqualTo(
                        new ProgramEnd(13, "exitCode: 13 (there was no SparkContext): the main method has returned"));
    }

    @Test
    void hasFailedWithoutAContextAndTellsWhy() throws InterruptedException {
        ProgramEnd end = run(words -> {
            throw new IllegalStateException("no license");
        });

        assertThat(end.status()).isEqualTo(13);
        assertThat(end.diagnostics()).contains("no license");
    }

    @Test
    void hasFailedIfItHasNoContextInTime() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        behavior = words -> awaitUninterrupted(end);

        assertThat(program(Job.class.getName(), Duration.ofMillis(1)).run())
                .isEqualTo(new ProgramEnd(
                        13, "exitCode: 13 (there was no SparkContext): none after 0 s (spark.yarn.am.waitTime)"));
        end.countDown();
    }

    @Test
    void hasFailedIfItCannotGoOnWhateverItMakesOfThat() throws InterruptedException {
        assertThat(run(words -> {
                    context();
                    running().failed("Max number of executor failures (4) reached");
                    assertThat(Thread.interrupted()).isTrue();
                }))
                .isEqualTo(new ProgramEnd(11, "Max number of executor failures (4) reached"));
    }

    @Test
    void hasFailedIfThereIsNoSuchMainClass() throws InterruptedException {
        assertThat(program("com.example.None", LONG).run())
                .isEqualTo(new ProgramEnd(
                        13,
                        "exitCode: 13 (there was no SparkContext): com.example.None cannot be started:"
                                + " java.lang.ClassNotFoundException: com.example.None"));
        assertThat(program(NoJob.class.getName(), LONG).run().diagnostics())
                .isEqualTo("exitCode: 13 (there was no SparkContext): " + NoJob.class.getName()
                        + " has a main method that is not static");
    }

    @Test
    void hasOneContext() throws InterruptedException {
        ProgramEnd end = run(words -> {
            context();
            assertThatThrownBy(UserProgramTest::context)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("The program has had its SparkContext");
        });

        assertThat(end).isEqualTo(ProgramEnd.SUCCESS);
    }

    @Test
    void hasNotEndedWhileItRuns() throws InterruptedException {
        AtomicReference<Optional<ProgramEnd>> seen = new AtomicReference<>(Optional.of(ProgramEnd.SUCCESS));
        ProgramEnd end = run(words -> {
            context();
            seen.set(running().end());
        });

        assertThat(seen.get()).isEmpty();
        assertThat(running().end()).contains(end);
    }

    @Test
    void tellsNoMoreThanYarnIsToKeep() {
        ProgramEnd end = ProgramEnd.of(DriverStatus.PROGRAM_THREW, "x".repeat(1_000_000));

        assertThat(end.ending(64 * 1024).diagnostics()).hasSize(64 * 1024).endsWith("x...");
        assertThat(end.ending(0).diagnostics()).isEqualTo("...");
        assertThat(ProgramEnd.SUCCESS.ending(0).diagnostics()).isEmpty();
    }

    private static ProgramEnd run(Behavior program) throws InterruptedException {
        behavior = program;
        return program(Job.class.getName(), LONG).run();
    }

    private static UserProgram program(String main, Duration contextWait) {
        Program program = new Program(main, ImmutableList.of("a", "b"), ImmutableList.of());
        YarnSettings settings =
                new YarnSettings(new SparkConf(false).set("spark.yarn.am.waitTime", contextWait.toMillis() + "ms"));
        UserProgram made = new UserProgram(program, UserProgramTest.class.getClassLoader(), settings);
        running = Optional.of(made);
        return made;
    }

    /** Spark 4's takes a cause too. */
    private static SparkUserAppException exited(int status) throws ReflectiveOperationException {
        Constructor<?> made = SparkUserAppException.class.getConstructors()[0];
        return (SparkUserAppException)
                (made.getParameterCount() == 1 ? made.newInstance(status) : made.newInstance(status, null));
    }

    private static UserProgram running() {
        return running.orElseThrow();
    }

    private static void context() {
        running().contextStarted();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        Uninterruptibles.awaitUninterruptibly(latch);
    }
}
