package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.resource.ExecutorResourceRequests;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfile$;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.scheduler.SparkListenerResourceProfileAdded;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnknownResourcesTest {
    private static final ImmutableSortedSet<String> KNOWN =
            ImmutableSortedSet.of("memory-mb", "vcores", "yarn.io/fpga");

    private final SparkConf conf = new SparkConf(false);
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    @AfterEach
    void forgetTheDefaultProfile() {
        ResourceProfile$.MODULE$.clearDefaultProfile();
    }

    @Test
    void warnsOfAProfileThatNeedsATypeThatYarnDoesNotKnow() {
        ResourceProfile gpu = profile("gpu");

        listener(resources -> YarnApplication.lack(resources, KNOWN))
                .onResourceProfileAdded(new SparkListenerResourceProfileAdded(gpu));

        assertThat(said)
                .containsExactly("An executor of resource profile " + gpu.id()
                        + " needs yarn.io/gpu, but YARN knows only memory-mb, vcores, yarn.io/fpga: it is started wherever"
                        + " there is room, with or without. Have the type declared in the cluster's resource-types.xml, or"
                        + " request something else in the profile");
    }

    @Test
    void saysNothingOfTypesThatYarnKnowsNorOfTheDefaultProfile() {
        UnknownResources listener = listener(resources -> YarnApplication.lack(resources, KNOWN));
        ResourceProfile byDefault = ResourceProfile$.MODULE$.getOrCreateDefaultProfile(conf);

        listener.onResourceProfileAdded(new SparkListenerResourceProfileAdded(profile("fpga")));
        listener.onResourceProfileAdded(new SparkListenerResourceProfileAdded(byDefault));

        assertThat(said).isEmpty();
    }

    @Test
    void saysThatYarnDidNotAnswer() {
        ResourceProfile gpu = profile("gpu");

        listener(resources -> {
                    throw new IOException("no ResourceManager");
                })
                .onResourceProfileAdded(new SparkListenerResourceProfileAdded(gpu));

        assertThat(said)
                .containsExactly("Could not find out whether YARN knows the resources of resource profile " + gpu.id()
                        + ": no ResourceManager");
    }

    private UnknownResources listener(UnknownResources.Types yarn) {
        return new UnknownResources(new ExecutorSizes(conf), yarn, said::add);
    }

    private static ResourceProfile profile(String resource) {
        return new ResourceProfileBuilder()
                .require(new ExecutorResourceRequests().resource(resource, 1, "/discover", ""))
                .build();
    }
}
