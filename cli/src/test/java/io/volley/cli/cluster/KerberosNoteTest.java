package io.volley.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.testbed.yarn.KerberosFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KerberosNoteTest {
    @Test
    void tellsWhoTheUserIsAndHowToLogInFromAKeytab() {
        assertThat(new KerberosNote(new KerberosFiles(Path.of("/tmp/my cluster"))).render())
                .isEqualTo("""
                    With Kerberos: what is to be exported below makes you alice, by a ticket of a day. To log in from a keytab,

                      unset KRB5CCNAME

                    and give bin/volley submit

                      --principal alice@EXAMPLE.COM --keytab '/tmp/my cluster/alice.keytab'

                    bob has a keytab and tickets beside it, and alice may submit for bob: --proxy-user bob

                    """);
    }
}
