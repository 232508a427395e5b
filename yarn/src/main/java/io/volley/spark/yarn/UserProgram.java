package io.volley.spark.yarn;

import io.volley.coordination.DriverHandover.Program;
import io.volley.core.record.DriverStatus;
import io.volley.core.record.Ending;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user's program in a driver that the ApplicationMaster has started: its main method on a thread of its own, and what
 * comes of it, as in stock Spark's {@code ApplicationMaster.runDriver}. It has ended once its main method has, whatever other
 * threads it has left behind. How it ended first is how it ended.
 */
final class UserProgram {
    private static final Logger LOG = LoggerFactory.getLogger(UserProgram.class);
    private static final String THREAD = "Driver";

    private final Program program;
    private final ClassLoader loader;
    private final YarnSettings settings;

    /** Whether there is a SparkContext; known once there is one, or there will be none. */
    private final CompletableFuture<Boolean> context = new CompletableFuture<>();

    private final AtomicReference<@Nullable ProgramEnd> end = new AtomicReference<>();
    private volatile Optional<Thread> thread = Optional.empty();

    /**
     * @param loader loads the main class, and all that the program loads by its thread's loader
     * @param settings say how long it may do without a SparkContext
     */
    UserProgram(Program program, ClassLoader loader, YarnSettings settings) {
        this.program = program;
        this.loader = loader;
        this.settings = settings;
    }

    /** Runs it to its end. */
    ProgramEnd run() throws InterruptedException {
        try {
            run(loader.loadClass(program.mainClass()).getMethod("main", String[].class));
        } catch (ReflectiveOperationException | LinkageError none) {
            LOG.error("{} cannot be started", program.mainClass(), none);
            finish(ProgramEnd.of(DriverStatus.NOT_STARTED, program.mainClass() + " cannot be started: " + none));
        }
        return end().orElse(ProgramEnd.EARLY);
    }

    private void run(Method main) throws InterruptedException {
        Thread driver = new Thread(() -> call(main), THREAD);
        driver.setContextClassLoader(loader);
        thread = Optional.of(driver);
        driver.start();
        try {
            if (context.get(settings.contextWait().toMillis(), TimeUnit.MILLISECONDS)) {
                driver.join();
            }
        } catch (TimeoutException none) {
            finish(ProgramEnd.ofNoContext(
                    "none after " + settings.contextWait().toSeconds() + " s (spark.yarn.am.waitTime)"));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void call(Method main) {
        try {
            if (!Modifier.isStatic(main.getModifiers())) {
                finish(ProgramEnd.of(
                        DriverStatus.PROGRAM_THREW, program.mainClass() + " has a main method that is not static"));
                return;
            }
            main.invoke(null, (Object) program.arguments().toArray(String[]::new));
            finish(ProgramEnd.SUCCESS);
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getTargetException();
            if (cause instanceof InterruptedException && end().isPresent()) {
                LOG.debug("The program was interrupted at its end", cause);
            } else {
                LOG.error("The program has failed", cause);
                finish(ProgramEnd.of(cause));
            }
        } catch (IllegalAccessException hidden) {
            finish(ProgramEnd.of(hidden));
        } finally {
            context.complete(false);
        }
    }

    /**
     * It has its SparkContext.
     *
     * @throws IllegalStateException if it has had one
     */
    void contextStarted() {
        if (!context.complete(true)) {
            throw new IllegalStateException(
                    "The program has had its SparkContext; in cluster mode it can have one, as with stock Spark on YARN");
        }
    }

    /** It cannot go on: it has failed, whatever its main method makes of that. */
    void failed(String reason) {
        finish(ProgramEnd.of(DriverStatus.EXECUTORS_FAILED, reason));
        thread.ifPresent(Thread::interrupt);
    }

    /** How it ended; empty while it has not. */
    Optional<ProgramEnd> end() {
        return Optional.ofNullable(end.get());
    }

    /** What the ApplicationMaster is told of that. */
    Optional<Ending> ending() {
        return end().map(how -> how.ending(settings.finalMessageLimit()));
    }

    private void finish(ProgramEnd how) {
        ProgramEnd real = context.getNow(false) ? how : how.withoutContext();
        if (end.compareAndSet(null, real)) {
            LOG.info("The program has ended with status {}", real.status());
        }
    }
}
