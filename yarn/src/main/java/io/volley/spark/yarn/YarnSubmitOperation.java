package io.volley.spark.yarn;

import io.volley.spark.MasterUrl;
import java.io.IOException;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.deploy.SparkSubmit$;
import org.apache.spark.deploy.SparkSubmitOperation;

/** The answers to {@code --kill} and {@code --status} on YARN, where Spark itself has none. */
public final class YarnSubmitOperation implements SparkSubmitOperation {
    private static final String KILLED = "killed by volley submit --kill";

    /** Made by name. */
    public YarnSubmitOperation() {}

    @Override
    public boolean supports(String master) {
        return MasterUrl.parse(master).filter(new Yarn()::serves).isPresent();
    }

    /** Ends an application by force, as {@code yarn application -kill} does. */
    @Override
    public void kill(String application, SparkConf conf) {
        answer(application, conf, (yarn, id) -> {
            yarn.killApplication(id, KILLED);
            return ApplicationStatus.text(yarn.getApplicationReport(id));
        });
    }

    /** Prints what YARN says of an application. */
    @Override
    public void printSubmissionStatus(String application, SparkConf conf) {
        answer(application, conf, (yarn, id) -> ApplicationStatus.text(yarn.getApplicationReport(id)));
    }

    private static void answer(String application, SparkConf conf, Question question) {
        SparkSubmit$ submit = SparkSubmit$.MODULE$;
        ApplicationId id;
        try {
            id = ApplicationId.fromString(application.strip());
        } catch (IllegalArgumentException malformed) {
            submit.printErrorAndExit("\"" + application
                    + "\" is no application of YARN's; it must be like application_1764350000000_0001");
            return;
        }
        try (YarnClient yarn = YarnClient.createYarnClient()) {
            yarn.init(new YarnConfiguration(SparkHadoopUtil.get().newConfiguration(conf)));
            yarn.start();
            submit.printMessage(question.ask(yarn, id));
        } catch (IOException | YarnException failure) {
            submit.printErrorAndExit("YARN has no answer for " + id + ": " + failure.getMessage());
        }
    }

    /** What is asked of YARN about an application, and the text of the answer. */
    @FunctionalInterface
    private interface Question {
        String ask(YarnClient yarn, ApplicationId id) throws IOException, YarnException;
    }
}
