package io.volley.submit;

import com.google.common.base.Joiner;
import com.google.common.base.Strings;
import io.volley.spark.OwnJar;
import io.volley.spark.YarnDefaults;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkUserAppException;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.deploy.SparkSubmit$;
import org.apache.spark.deploy.SparkSubmitAction;
import org.apache.spark.deploy.SparkSubmitArguments;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.Tuple4;

/**
 * Spark's own SparkSubmit, with Volley in charge of what it submits to YARN and Standalone. Spark takes each master that begins
 * with "spark" for Standalone, so to {@code spark-volley:yarn} it would not do what it does for YARN alone: log in from a
 * keytab, distribute files by YARN's cache, ship Python and R, honour {@code --queue} and {@code --num-executors}. Here it
 * prepares such a submission as one to {@code yarn}, and the driver is told the master that it is.
 */
public final class VolleySubmit extends LineSubmit {
    private static final String MASTER = "spark.master";

    /** Honoured while a submission is prepared; where it is left, the driver would warn of it. */
    private static final String FORCE_DOWNLOAD = "spark.yarn.dist.forceDownloadSchemes";

    private static final String CLUSTER = "cluster";

    /** What Spark starts in cluster mode, in the place of its own {@code YarnClusterApplication}. */
    private static final String CLUSTER_APPLICATION = "io.volley.spark.yarn.ClusterApplication";

    private final OwnJar jar;

    VolleySubmit(OwnJar jar) {
        this.jar = jar;
    }

    /** Takes the words after {@code spark-submit}; ends the process where SparkSubmit does. */
    public static void main(String[] words) {
        String preferIpv6 = System.getenv("SPARK_PREFER_IPV6");
        if (preferIpv6 != null) {
            System.setProperty("java.net.preferIPv6Addresses", preferIpv6);
        }
        new VolleySubmit(OwnJar.locate()).doSubmit(words);
    }

    @Override
    public void doSubmit(String[] words) {
        try {
            super.doSubmit(words);
        } catch (Exception failure) {
            // Checked, but Scala does not declare it.
            if (failure instanceof SparkUserAppException ended) {
                System.exit(ended.exitCode());
            }
            throw failure;
        }
    }

    @Override
    public SparkSubmitArguments parseArguments(String[] words) {
        SparkSubmitArguments arguments = super.parseArguments(words);
        if (arguments.maybeRemote().isDefined()) {
            // A client of Spark Connect: the server has the executors.
            return arguments;
        }
        Optional<String> named = Optional.ofNullable(arguments.maybeMaster().getOrElse(() -> null));
        if (!arguments.action().equals(SparkSubmitAction.SUBMIT())) {
            arguments.maybeMaster_$eq(Option.apply(SubmitMaster.ofRequest(named)));
            return arguments;
        }
        SubmitMaster master = SubmitMaster.of(named);
        master.note().ifPresent(note -> print("volley: " + note));
        arguments.maybeMaster_$eq(Option.apply(master.master()));
        fault(master, arguments.deployMode()).ifPresent(SparkSubmit$.MODULE$::printErrorAndExit);
        addOwnJar(arguments, master);
        return arguments;
    }

    /** Why Volley cannot run the driver where it is to run; empty if it can. */
    static Optional<String> fault(SubmitMaster master, @Nullable String deployMode) {
        return CLUSTER.equals(deployMode) && master.isOurStandalone()
                ? Optional.of(
                        "--deploy-mode is \"cluster\", which Volley does not support on Standalone; leave it out: the"
                                + " driver then runs here")
                : Optional.empty();
    }

    /**
     * The driver has it on its class path already. Executors of Standalone fetch it of the driver, for closures that name
     * its classes, and Python imports {@code volley} from it.
     */
    private void addOwnJar(SparkSubmitArguments arguments, SubmitMaster master) {
        String place = jar.file().toUri().toString();
        if (master.isOurStandalone()) {
            arguments.jars_$eq(joined(arguments.jars(), place));
        }
        if (arguments.isPython() && (master.isOurYarn() || master.isOurStandalone())) {
            arguments.pyFiles_$eq(joined(arguments.pyFiles(), place));
        }
    }

    private static String joined(@Nullable String list, String last) {
        return Joiner.on(',').skipNulls().join(Strings.emptyToNull(list), last);
    }

    /** Scala's {@code Seq} is another one in each of its lines; to Java the result is the same. */
    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public Tuple4 prepareSubmitEnvironment(SparkSubmitArguments arguments, Option<Configuration> hadoop) {
        Option<String> named = arguments.maybeMaster();
        if (!named.isDefined() || !SubmitMaster.of(Optional.of(named.get())).isOurYarn()) {
            return super.prepareSubmitEnvironment(arguments, hadoop);
        }
        arguments.maybeMaster_$eq(Option.apply(SubmitMaster.YARN));
        try {
            Tuple4 prepared = super.prepareSubmitEnvironment(arguments, hadoop);
            SparkConf conf = (SparkConf) prepared._3();
            conf.set(MASTER, named.get()).remove(FORCE_DOWNLOAD);
            Configuration cluster = SparkHadoopUtil.get().newConfiguration(conf);
            cluster.addResource("yarn-site.xml");
            YarnDefaults.readShuffleServicePort(conf, cluster);
            if (CLUSTER.equals(arguments.deployMode())) {
                return new Tuple4(prepared._1(), prepared._2(), conf, CLUSTER_APPLICATION);
            }
            // In cluster mode it goes into the containers' credentials alone.
            YarnDefaults.makeUpSecret(conf);
            return prepared;
        } finally {
            arguments.maybeMaster_$eq(named);
        }
    }
}
