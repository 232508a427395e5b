package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.jar.Attributes;
import org.junit.jupiter.api.Test;

final class BuildTest {
    @Test
    void saysWhatTheManifestOfTheOneJarSays() {
        Attributes manifest = manifest();

        assertThat(Build.of(manifest)).map(Build::toString).contains("1.2.3, commit 0123456789ab");
    }

    @Test
    void saysThatTheCommitIsNotAllOfIt() {
        Attributes manifest = manifest();
        manifest.putValue("Implementation-Modified", "true");

        assertThat(Build.of(manifest)).map(Build::toString).contains("1.2.3, commit 0123456789ab, modified");
    }

    @Test
    void saysThatTheCommitIsUnknownWhereTheCheckoutCouldNotBeRead() {
        Attributes manifest = manifest();
        manifest.putValue("Implementation-Build", "${git.commit.id.abbrev}");

        assertThat(Build.of(manifest)).map(Build::toString).contains("1.2.3, commit unknown");
    }

    @Test
    void takesNoOtherJarForTheOneJar() {
        Attributes another = new Attributes();
        another.put(Attributes.Name.IMPLEMENTATION_VERSION, "4.5.6");

        assertThat(Build.of(another)).isEmpty();
    }

    @Test
    void knowsNoBuildWhereItComesFromNoOneJar() {
        assertThat(Build.running()).isEmpty();
    }

    private static Attributes manifest() {
        Attributes manifest = new Attributes();
        manifest.put(Attributes.Name.IMPLEMENTATION_VERSION, "1.2.3");
        manifest.putValue("Implementation-Build", "0123456789ab");
        manifest.putValue("Implementation-Modified", "false");
        return manifest;
    }
}
